package dev.waybill.messaging.relay;

import dev.waybill.messaging.outbox.OutboxRecoveryMargin;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the slot ready to be streamed from. If it was lost, makes a new one and sends again from the journal what may not
 * have been acknowledged. The order of steps is what makes it safe: note durably, make the slot, then read, so that every
 * event is either in what is read or in the log after the slot, and a crash anywhere between has it all done again.
 */
final class SlotRecovery {

    private static final Logger log = LoggerFactory.getLogger(SlotRecovery.class);
    private static final Duration LONGEST_STEP = Duration.ofMinutes(10);
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(20);

    private final Connection connection;
    private final ReplicationSlot slot;
    private final RelayProgressRepository progress;
    private final OutboxTableReader journal;
    private final Publication publication;
    private final RelayProducer sender;
    private final OutboxLagTracker lag;
    private final BooleanSupplier stopping;

    SlotRecovery(
            Connection connection,
            OutboxTableReader journal,
            Publication publication,
            RelayProducer sender,
            OutboxLagTracker lag,
            BooleanSupplier stopping)
            throws SQLException {
        this.connection = connection;
        this.slot = new ReplicationSlot(connection);
        this.progress = new RelayProgressRepository(connection);
        this.journal = journal;
        this.publication = publication;
        this.sender = sender;
        this.lag = lag;
        this.stopping = stopping;
    }

    boolean isNeeded() throws SQLException {
        ReplicationSlot.State state = slot.look().state();
        return state == ReplicationSlot.State.MISSING
                || state == ReplicationSlot.State.LOST
                || progress.sample().publication() == null
                || progress.recoverSince() != null;
    }

    void run() throws SQLException {
        Instant since = progress.markRecovery();
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, (int) LONGEST_STEP.toMillis());
        prepareSlot();
        long sent = resend(since);
        progress.recovered();
        connection.setNetworkTimeout(Runnable::run, usual);
        log.info("Read {} events since {} from the journal; the log goes on from there", sent, since);
    }

    private void prepareSlot() throws SQLException {
        ReplicationSlot.State state = slot.look().state();
        boolean published = progress.sample().publication() != null;
        if (state != ReplicationSlot.State.MISSING && (state == ReplicationSlot.State.LOST || !published)) {
            slot.drop();
            state = ReplicationSlot.State.MISSING;
        }
        if (!published) {
            publication.create();
        }
        if (state == ReplicationSlot.State.MISSING) {
            slot.create();
        }
    }

    private long resend(Instant since) throws SQLException {
        var deliveries = new InFlightTransactions();
        deliveries.begin(since);
        long[] sent = {0};
        journal.readSince(since.minus(OutboxRecoveryMargin.AFTER_ID), event -> {
            await(deliveries, deliveries::isFull, since);
            sender.send(event, deliveries.send(event.size()));
            sent[0]++;
        });
        deliveries.commit(0);
        await(
                deliveries,
                () -> {
                    deliveries.acknowledged();
                    return !deliveries.isEmpty();
                },
                since);
        return sent[0];
    }

    /** Gives up when nothing moves, so as not to hold a transaction open for as long as the brokers are away. */
    private void await(InFlightTransactions deliveries, BooleanSupplier condition, Instant since) throws SQLException {
        long deadline = System.nanoTime() + MOST_PATIENCE.toNanos();
        long sign = System.nanoTime();
        while (condition.getAsBoolean() || deliveries.failure() != null) {
            if (deliveries.failure() != null || stopping.getAsBoolean() || System.nanoTime() > deadline) {
                throw new NotAcknowledgedException(deliveries.failure());
            }
            deliveries.await();
            if (System.nanoTime() - sign > 1_000_000_000L) {
                sign = System.nanoTime();
                lag.look(since);
                progress.recoverSince(); // a sign of life for the server
            }
        }
    }
}
