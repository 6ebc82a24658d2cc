package dev.waybill.messaging.outbox;

import dev.waybill.messaging.outbox.PgOutputDecoder.Message;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log, publishes each event once its transaction is visible, and confirms what the brokers have acknowledged, all
 * on one thread.
 */
final class ReplicationLoop {

    /** How long a stop waits at most for what was committed before it. */
    static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration RECHECK_INTERVAL = Duration.ofNanos(200_000);

    private final ReplicationSlot.Stream stream;
    private final PgOutputDecoder decoder;
    private final RelayProducer producer;
    private final RelayProgressRepository progress;
    private final PreparedStatement snapshotQuery;
    private final SetAsideOrders setAside;
    private final RelayStatus status;
    private final long pollNanos;
    private final BooleanSupplier stopping;
    private RelayProgressRepository.Sample sample;
    private Instant now;
    private TransactionSnapshot snapshot;
    private boolean recoveryNeeded;
    private boolean idle = true;
    private long progressCheckedAt = System.nanoTime();

    ReplicationLoop(
            ReplicationSlot.Stream stream,
            RelayProducer producer,
            Connection statements,
            SetAsideOrders setAside,
            OutboxRelay.Config config,
            RelayStatus status,
            BooleanSupplier stopping)
            throws SQLException {
        this.stream = stream;
        this.decoder = new PgOutputDecoder(config.source());
        this.producer = producer;
        this.progress = new RelayProgressRepository(statements);
        this.snapshotQuery = statements.prepareStatement("select pg_current_snapshot()::text");
        this.setAside = setAside;
        this.status = status;
        this.pollNanos = config.pollInterval().toNanos();
        this.stopping = stopping;
        this.sample = progress.sample();
        this.now = sample.time();
        this.snapshot = querySnapshot();
    }

    /**
     * Returns after a stop or when there are events to publish from the table, once everything committed before is confirmed
     * or the drain timeout has passed.
     */
    void run() throws SQLException {
        while (!stopping.getAsBoolean() && !recoveryNeeded) {
            step();
        }
        long target = progress.sample().position();
        long deadline = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        while (Long.compareUnsigned(stream.confirmed(), target) < 0 && System.nanoTime() < deadline) {
            step();
        }
        stream.sendStatusUpdate();
    }

    private void step() throws SQLException {
        if (producer.isFull()) {
            producer.await();
        } else {
            ByteBuffer message = stream.read();
            if (message != null) {
                handle(decoder.decode(message));
            }
        }
        confirm();
        if (System.nanoTime() - progressCheckedAt > pollNanos) {
            progressCheckedAt = System.nanoTime();
            recordProgress();
        }
    }

    private void handle(@Nullable Message message) throws SQLException {
        switch (message) {
            case null -> {}
            case Message.Begin begin -> {
                producer.begin(begin.committedAt());
                awaitVisibility(begin.transaction());
            }
            case Message.Insert insert -> {
                if (!setAside.holds(insert.event(), now)) {
                    producer.send(insert.event(), now);
                }
            }
            case Message.Commit commit -> producer.commit(commit.end());
        }
    }

    /**
     * Delays an event until its transaction is visible to all sessions, because a reaction to it may arrive at once and
     * must find the state that it reacts to. One snapshot serves all transactions that were committed before it.
     */
    private void awaitVisibility(int transaction) throws SQLException {
        long startedAt = System.nanoTime();
        while (!snapshot.isVisible(transaction)) {
            snapshot = querySnapshot();
            if (!snapshot.isVisible(transaction)) {
                if (stopping.getAsBoolean() && System.nanoTime() - startedAt > DRAIN_TIMEOUT.toNanos()) {
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
        stream.confirm(producer.removeAcknowledged());
        boolean nothingInFlight = producer.isEmpty();
        if (nothingInFlight) {
            stream.confirm(stream.readUntil());
        }
        if (nothingInFlight != idle) {
            idle = nothingInFlight;
            status.reportLag(producer.oldest());
        }
        stream.sendStatusUpdateIfDue();
    }

    /**
     * Records progress: everything committed before a sample's time is acknowledged once the sample's position is
     * confirmed. Also checks the publication each time, because without it events are left out of the log unnoticed.
     */
    private void recordProgress() throws SQLException {
        status.reportLag(producer.oldest());
        RelayProgressRepository.Sample latest = progress.sample();
        now = latest.time();
        recoveryNeeded = latest.recoveryNeeded();
        status.reportLog(latest, stream.confirmed());
        if (!sample.published() || !latest.published()) {
            progress.markUnpublished();
            throw new SQLException("The publication waybill_outbox has been dropped or replaced");
        }
        if (Long.compareUnsigned(stream.confirmed(), sample.position()) >= 0) {
            progress.saveAcknowledgedUntil(sample.time());
            sample = latest;
        }
    }

    private TransactionSnapshot querySnapshot() throws SQLException {
        try (ResultSet row = snapshotQuery.executeQuery()) {
            row.next();
            return TransactionSnapshot.parse(row.getString(1));
        }
    }

    /**
     * Which transactions were visible to all sessions at one moment. The log has a commit before it is visible: the record is
     * written first, and if commits wait for a standby, long before.
     *
     * @see <a href="https://www.postgresql.org/docs/18/functions-info.html#FUNCTIONS-PG-SNAPSHOT-PARTS">Snapshot Components</a>
     */
    record TransactionSnapshot(long next, Set<Long> running) {

        private static final long EPOCH = 1L << 32;

        /** Reads {@code xmin:xmax:running,…}. */
        static TransactionSnapshot parse(String text) {
            String[] parts = text.split(":", -1);
            var running = new HashSet<Long>();
            for (String id : parts[2].split(",")) {
                if (!id.isEmpty()) {
                    running.add(Long.parseLong(id));
                }
            }
            return new TransactionSnapshot(Long.parseLong(parts[1]), running);
        }

        /** @param transaction the lower half of its id, which is all that the log has; the upper half follows from the snapshot */
        boolean isVisible(int transaction) {
            long id = (next & -EPOCH) | Integer.toUnsignedLong(transaction);
            if (id - next > EPOCH / 2) {
                id -= EPOCH;
            } else if (next - id > EPOCH / 2) {
                id += EPOCH;
            }
            return id < next && !running.contains(id);
        }
    }
}
