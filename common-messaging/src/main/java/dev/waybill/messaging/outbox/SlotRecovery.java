package dev.waybill.messaging.outbox;

import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.outbox.RelayProducer.NotAcknowledgedException;
import dev.waybill.messaging.outbox.RelayStatus.Phase;
import dev.waybill.messaging.outbox.ReplicationSlot.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares the slot for streaming, and publishes the events that were set aside and are due. If the slot was lost, or
 * the publication was missing for a while, creates a new one and publishes from the table again what may not have been
 * acknowledged. The order of the steps makes this safe:
 * record the recovery durably, create the slot, then read the table. Every event is then either read from the table or in
 * the log after the slot, and a crash at any point repeats all steps.
 */
final class SlotRecovery {

    private static final Logger log = LoggerFactory.getLogger(SlotRecovery.class);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(20);
    private static final long KEEP_ALIVE_NANOS = 1_000_000_000L;
    private static final int FETCH_SIZE = 500;

    /** Every event whose id is of a time or later, in the order of each aggregate. */
    private static final String READ_TABLE = OutboxRecord.SELECT + " where id >= ? order by aggregateid, sequence";

    /**
     * The events that were set aside and are due, after those of the same orders that may not be acknowledged. They are no
     * longer recorded as set aside with the end of the transaction.
     */
    private static final String RELEASE = "with due as (delete from outbox_set_aside where due_at <= clock_timestamp()"
            + " returning aggregateid as order_id, sequence as first) "
            + OutboxRecord.SELECT
            + " join due on aggregateid = order_id and (sequence >= first or id >= ?) order by aggregateid, sequence";

    private final Connection connection;
    private final String source;
    private final ReplicationSlot slot;
    private final RelayProgressRepository progress;
    private final DatabasePreconditions preconditions;
    private final RelayProducer producer;
    private final SetAsideOrders setAside;
    private final RelayStatus status;
    private final BooleanSupplier stopping;

    /** @param source of all events, as {@code /order-service} */
    SlotRecovery(
            Connection connection,
            String source,
            DatabasePreconditions preconditions,
            RelayProducer producer,
            SetAsideOrders setAside,
            RelayStatus status,
            BooleanSupplier stopping)
            throws SQLException {
        this.connection = connection;
        this.source = source;
        this.slot = new ReplicationSlot(connection);
        this.progress = new RelayProgressRepository(connection);
        this.preconditions = preconditions;
        this.producer = producer;
        this.setAside = setAside;
        this.status = status;
        this.stopping = stopping;
    }

    boolean isNeeded() {
        return !isComplete() || progress.sample().recoveryNeeded();
    }

    /** Whether everything that is not acknowledged is in the log or set aside. */
    private boolean isComplete() {
        State state = slot.status().state();
        return state != State.MISSING
                && state != State.LOST
                && progress.sample().published()
                && progress.recoverSince() == null;
    }

    /** Reads many partitions at most, for which the usual time limit of the connection is too short. */
    void run() throws SQLException {
        int networkTimeout = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) STATEMENT_TIMEOUT.toMillis());
        recover();
        connection.setNetworkTimeout(Runnable::run, networkTimeout);
    }

    private void recover() throws SQLException {
        Duration margin = preconditions.recoveryMargin();
        if (isComplete()) {
            UUID unacknowledged = UuidV7.lowerBound(progress.acknowledgedUntil().minus(margin));
            long sent = publish(RELEASE, unacknowledged, progress.sample().time());
            log.info("Published {} events of orders whose events had been set aside", sent);
            return;
        }
        Instant since = progress.markRecovery();
        prepareSlot();
        status.enter(Phase.RECOVERING);
        long sent = publish(READ_TABLE, UuidV7.lowerBound(since.minus(margin)), since);
        progress.completeRecovery(since);
        log.info(
                "Published {} events of the outbox table that may have been committed since {}, as after the loss of the"
                        + " replication slot or of events of the topic",
                sent,
                since);
    }

    /**
     * A publication that is not the recorded one was missing for a while. Transactions that are still open may have written
     * events in that time, so the slot is made again, too, which waits for them.
     */
    private void prepareSlot() {
        State state = slot.status().state();
        boolean published = progress.sample().published();
        if (state != State.MISSING && (state == State.LOST || !published)) {
            slot.drop();
            state = State.MISSING;
        }
        if (!published && !progress.savePublication()) {
            preconditions.createPublication();
            progress.savePublication();
        }
        if (state == State.MISSING) {
            slot.create();
        }
    }

    /** Publishes the rows of a query in its order. What is set aside is left out. */
    private long publish(String query, UUID firstId, Instant since) throws SQLException {
        long sent = 0;
        Instant now = progress.sample().time();
        producer.begin(since);
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(FETCH_SIZE);
            statement.setObject(1, firstId);
            ResultSet rows = statement.executeQuery();
            setAside.load();
            while (rows.next()) {
                await(producer::isFull);
                OutboxRecord event = OutboxRecord.read(rows, source);
                if (!setAside.holds(event, now)) {
                    producer.send(event, now);
                    sent++;
                }
            }
            producer.commit(0); // no position in the log
            await(() -> !producer.isEmpty());
            connection.commit();
        } finally {
            connection.rollback(); // unless committed: what is not acknowledged stays set aside
            connection.setAutoCommit(true);
        }
        return sent;
    }

    /** Waits while the condition holds, but not as long as the brokers are away: a transaction is open meanwhile. */
    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + ACKNOWLEDGEMENT_TIMEOUT.toNanos();
        long keptAliveAt = System.nanoTime();
        producer.removeAcknowledged();
        while (condition.getAsBoolean()) {
            if (stopping.getAsBoolean() || System.nanoTime() > deadline) {
                throw new NotAcknowledgedException(null);
            }
            producer.await();
            if (System.nanoTime() - keptAliveAt > KEEP_ALIVE_NANOS) {
                keptAliveAt = System.nanoTime();
                status.reportLag(progress.oldestUnacknowledged()); // keeps the session from being ended as idle, too
            }
            producer.removeAcknowledged();
        }
    }
}
