package dev.waybill.messaging.relay;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the log, sends what it says, and confirms what was acknowledged. One thread does it all. */
final class ReplicationLoop {

    private static final Duration GLANCE = Duration.ofNanos(200_000);

    private final ReplicationStream log;
    private final PgOutputDecoder output;
    private final RelayProducer sender;
    private final RelayProgressRepository progress;
    private final TransactionSnapshot.Camera camera;
    private final OutboxLagTracker lag;
    private final RelayStatus condition;
    private final RelayTimeouts times;
    private final BooleanSupplier stopping;
    private final InFlightTransactions deliveries = new InFlightTransactions();
    private RelayProgressRepository.Sample sample;
    private TransactionSnapshot snapshot;
    private boolean idle = true;
    private long lookedAt = System.nanoTime();

    ReplicationLoop(
            ReplicationStream log,
            PgOutputDecoder output,
            RelayProducer sender,
            RelayProgressRepository progress,
            TransactionSnapshot.Camera camera,
            OutboxLagTracker lag,
            RelayStatus condition,
            RelayTimeouts times,
            BooleanSupplier stopping)
            throws SQLException {
        this.log = log;
        this.output = output;
        this.sender = sender;
        this.progress = progress;
        this.camera = camera;
        this.lag = lag;
        this.condition = condition;
        this.times = times;
        this.stopping = stopping;
        this.sample = progress.sample();
        this.snapshot = camera.take();
    }

    /** Returns after a stop, once what was committed before it is confirmed or the time for it is up. */
    void run() throws SQLException {
        while (!stopping.getAsBoolean()) {
            step();
        }
        long target = progress.sample().position();
        long deadline = System.nanoTime() + times.drain().toNanos();
        while (Long.compareUnsigned(log.confirmed(), target) < 0 && System.nanoTime() < deadline) {
            step();
        }
        log.tellNow();
    }

    private void step() throws SQLException {
        if (deliveries.isFull()) {
            deliveries.await();
        } else {
            ByteBuffer message = log.read();
            if (message != null) {
                take(output.decode(message));
            }
        }
        confirm();
        if (System.nanoTime() - lookedAt > times.look().toNanos()) {
            lookedAt = System.nanoTime();
            look();
        }
    }

    private void take(@Nullable ReplicationMessage change) throws SQLException {
        switch (change) {
            case null -> {}
            case ReplicationMessage.Begin begin -> {
                deliveries.begin(begin.committedAt());
                awaitSight(begin.transaction());
            }
            case ReplicationMessage.Insert insert -> {
                sender.send(insert.event(), deliveries.send(insert.event().size()));
            }
            case ReplicationMessage.Commit commit -> deliveries.commit(commit.end());
        }
    }

    /**
     * Nothing is told before it is true for everybody: an answer to it may be back at once, and must find what it is an
     * answer to. One look serves for all transactions that were committed before it.
     */
    private void awaitSight(int transaction) throws SQLException {
        long began = System.nanoTime();
        while (!snapshot.shows(transaction)) {
            snapshot = camera.take();
            if (!snapshot.shows(transaction)) {
                if (stopping.getAsBoolean()
                        && System.nanoTime() - began > times.drain().toNanos()) {
                    throw new SQLException("Stopped before a committed transaction could be seen; it is told later");
                }
                LockSupport.parkNanos(GLANCE.toNanos());
                confirm();
            }
        }
    }

    /** A keep-alive's position counts only while nothing is on its way: it may be past what is not acknowledged yet. */
    private void confirm() throws SQLException {
        if (deliveries.failure() != null) {
            throw new NotAcknowledgedException(deliveries.failure());
        }
        log.confirm(deliveries.acknowledged());
        boolean nothing = deliveries.isEmpty();
        if (nothing) {
            log.confirm(log.readUntil());
        }
        if (nothing != idle) {
            idle = nothing;
            lag.look(deliveries.oldest());
        }
        log.tell();
    }

    /**
     * Notes progress: what was committed before a sample's time is acknowledged once its position is confirmed. A
     * publication that vanished would let events pass unseen, so it is looked for each time.
     */
    private void look() throws SQLException {
        lag.look(deliveries.oldest());
        RelayProgressRepository.Sample now = progress.sample();
        condition.saw(now, log.confirmed());
        if (sample.publication() == null || !sample.publication().equals(now.publication())) {
            throw new SQLException("The publication waybill_outbox has been dropped or replaced");
        }
        if (Long.compareUnsigned(log.confirmed(), sample.position()) >= 0) {
            progress.acknowledged(sample.time());
            sample = now;
        }
    }
}
