package dev.waybill.messaging.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares the slot for streaming. If it was lost, creates a new one and publishes from the table again what may not have
 * been acknowledged. The order of the steps makes this safe: record the recovery durably, create the slot, then read the
 * table. Every event is then either read from the table or in the log after the slot, and a crash at any point repeats
 * all steps.
 */
final class SlotRecovery {

    private static final Logger log = LoggerFactory.getLogger(SlotRecovery.class);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(20);
    private static final long KEEP_ALIVE_NANOS = 1_000_000_000L;

    private final Connection connection;
    private final ReplicationSlot slot;
    private final RelayProgressRepository progress;
    private final OutboxTableReader table;
    private final OutboxOwner owner;
    private final RelayProducer producer;
    private final OutboxLagTracker lag;
    private final BooleanSupplier stopping;

    SlotRecovery(
            Connection connection,
            OutboxTableReader table,
            OutboxOwner owner,
            RelayProducer producer,
            OutboxLagTracker lag,
            BooleanSupplier stopping)
            throws SQLException {
        this.connection = connection;
        this.slot = new ReplicationSlot(connection);
        this.progress = new RelayProgressRepository(connection);
        this.table = table;
        this.owner = owner;
        this.producer = producer;
        this.lag = lag;
        this.stopping = stopping;
    }

    boolean isNeeded() throws SQLException {
        ReplicationSlot.State state = slot.status().state();
        return state == ReplicationSlot.State.MISSING
                || state == ReplicationSlot.State.LOST
                || progress.sample().publication() == null
                || progress.recoverSince() != null;
    }

    void run() throws SQLException {
        Duration margin = owner.recoveryMargin();
        Instant since = progress.markRecovery();
        int networkTimeout = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) STATEMENT_TIMEOUT.toMillis());
        prepareSlot();
        long sent = resend(since, margin);
        progress.completeRecovery();
        connection.setNetworkTimeout(Runnable::run, networkTimeout);
        log.info(
                "Recovered the replication slot: published {} events of the outbox table that may have been committed"
                        + " since {}",
                sent,
                since);
    }

    private void prepareSlot() throws SQLException {
        ReplicationSlot.State state = slot.status().state();
        boolean published = progress.sample().publication() != null;
        if (state != ReplicationSlot.State.MISSING && (state == ReplicationSlot.State.LOST || !published)) {
            slot.drop();
            state = ReplicationSlot.State.MISSING;
        }
        if (!published) {
            owner.createPublication();
        }
        if (state == ReplicationSlot.State.MISSING) {
            slot.create();
        }
    }

    /** @param margin by which an event committed after {@code since} may have an earlier id */
    private long resend(Instant since, Duration margin) throws SQLException {
        var inFlight = new InFlightTransactions();
        inFlight.begin(since);
        long[] sent = {0};
        table.readSince(since.minus(margin), event -> {
            await(inFlight, inFlight::isFull, since);
            producer.send(event, inFlight.send(event.size()));
            sent[0]++;
        });
        inFlight.commit(0);
        await(
                inFlight,
                () -> {
                    inFlight.acknowledged();
                    return !inFlight.isEmpty();
                },
                since);
        return sent[0];
    }

    /** Waits while the condition holds, but not as long as the brokers are away: a transaction is open meanwhile. */
    private void await(InFlightTransactions inFlight, BooleanSupplier condition, Instant since) throws SQLException {
        long deadline = System.nanoTime() + ACKNOWLEDGEMENT_TIMEOUT.toNanos();
        long keptAliveAt = System.nanoTime();
        while (condition.getAsBoolean() || inFlight.failure() != null) {
            if (inFlight.failure() != null || stopping.getAsBoolean() || System.nanoTime() > deadline) {
                throw new NotAcknowledgedException(inFlight.failure());
            }
            inFlight.await();
            if (System.nanoTime() - keptAliveAt > KEEP_ALIVE_NANOS) {
                keptAliveAt = System.nanoTime();
                lag.update(since);
                progress.recoverSince(); // keeps the session from being ended as idle
            }
        }
    }
}
