package dev.waybill.messaging.relay;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the log, publishes its events, and confirms what the brokers have acknowledged, all on one thread. */
final class ReplicationLoop {

    private static final Duration RECHECK_INTERVAL = Duration.ofNanos(200_000);

    private final ReplicationStream stream;
    private final PgOutputDecoder decoder;
    private final RelayProducer producer;
    private final RelayProgressRepository progress;
    private final TransactionSnapshot.SnapshotQuery snapshots;
    private final OutboxLagTracker lag;
    private final RelayStatus status;
    private final RelayConfig.Timeouts timeouts;
    private final BooleanSupplier stopping;
    private final InFlightTransactions inFlight = new InFlightTransactions();
    private RelayProgressRepository.Sample sample;
    private TransactionSnapshot snapshot;
    private boolean idle = true;
    private long progressCheckedAt = System.nanoTime();

    ReplicationLoop(
            ReplicationStream stream,
            PgOutputDecoder decoder,
            RelayProducer producer,
            RelayProgressRepository progress,
            TransactionSnapshot.SnapshotQuery snapshots,
            OutboxLagTracker lag,
            RelayStatus status,
            RelayConfig.Timeouts timeouts,
            BooleanSupplier stopping)
            throws SQLException {
        this.stream = stream;
        this.decoder = decoder;
        this.producer = producer;
        this.progress = progress;
        this.snapshots = snapshots;
        this.lag = lag;
        this.status = status;
        this.timeouts = timeouts;
        this.stopping = stopping;
        this.sample = progress.sample();
        this.snapshot = snapshots.execute();
    }

    /** Returns after a stop, once everything committed before it is confirmed or the drain timeout has passed. */
    void run() throws SQLException {
        while (!stopping.getAsBoolean()) {
            step();
        }
        long target = progress.sample().position();
        long deadline = System.nanoTime() + timeouts.drainTimeout().toNanos();
        while (Long.compareUnsigned(stream.confirmed(), target) < 0 && System.nanoTime() < deadline) {
            step();
        }
        stream.sendStatusUpdate();
    }

    private void step() throws SQLException {
        if (inFlight.isFull()) {
            inFlight.await();
        } else {
            ByteBuffer message = stream.read();
            if (message != null) {
                handle(decoder.decode(message));
            }
        }
        confirm();
        if (System.nanoTime() - progressCheckedAt > timeouts.pollInterval().toNanos()) {
            progressCheckedAt = System.nanoTime();
            recordProgress();
        }
    }

    private void handle(@Nullable ReplicationMessage message) throws SQLException {
        switch (message) {
            case null -> {}
            case ReplicationMessage.Begin begin -> {
                inFlight.begin(begin.committedAt());
                awaitVisibility(begin.transaction());
            }
            case ReplicationMessage.Insert insert ->
                producer.send(insert.event(), inFlight.send(insert.event().size()));
            case ReplicationMessage.Commit commit -> inFlight.commit(commit.end());
        }
    }

    /**
     * Delays an event until its transaction is visible to all sessions, because a reaction to it may arrive at once and
     * must find the state that it reacts to. One snapshot serves all transactions that were committed before it.
     */
    private void awaitVisibility(int transaction) throws SQLException {
        long startedAt = System.nanoTime();
        while (!snapshot.isVisible(transaction)) {
            snapshot = snapshots.execute();
            if (!snapshot.isVisible(transaction)) {
                if (stopping.getAsBoolean()
                        && System.nanoTime() - startedAt
                                > timeouts.drainTimeout().toNanos()) {
                    throw new SQLException(
                            "Stopped before a committed transaction became visible; its events are published later");
                }
                LockSupport.parkNanos(RECHECK_INTERVAL.toNanos());
                confirm();
            }
        }
    }

    /**
     * Confirms what is acknowledged. The position of a keep-alive counts only while nothing is in flight: it may be past
     * an event that is not acknowledged yet.
     */
    private void confirm() throws SQLException {
        if (inFlight.failure() != null) {
            throw new NotAcknowledgedException(inFlight.failure());
        }
        stream.confirm(inFlight.acknowledged());
        boolean nothingInFlight = inFlight.isEmpty();
        if (nothingInFlight) {
            stream.confirm(stream.readUntil());
        }
        if (nothingInFlight != idle) {
            idle = nothingInFlight;
            lag.update(inFlight.oldest());
        }
        stream.sendStatusUpdateIfDue();
    }

    /**
     * Records progress: everything committed before a sample's time is acknowledged once the sample's position is
     * confirmed. Also checks the publication each time, because without it events would be skipped unnoticed.
     */
    private void recordProgress() throws SQLException {
        lag.update(inFlight.oldest());
        RelayProgressRepository.Sample now = progress.sample();
        status.update(now, stream.confirmed());
        if (sample.publication() == null || !sample.publication().equals(now.publication())) {
            throw new SQLException("The publication waybill_outbox has been dropped or replaced");
        }
        if (Long.compareUnsigned(stream.confirmed(), sample.position()) >= 0) {
            progress.saveAcknowledgedUntil(sample.time());
            sample = now;
        }
    }
}
