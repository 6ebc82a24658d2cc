package dev.waybill.messaging.outbox;

import dev.waybill.messaging.ExponentialDelay;
import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.outbox.RelayProducer.LostEventsException;
import dev.waybill.messaging.outbox.RelayProducer.NotAcknowledgedException;
import dev.waybill.messaging.outbox.RelayStatus.Phase;
import dev.waybill.messaging.outbox.ReplicationSlot.SlotBlockedException;
import dev.waybill.messaging.tracing.EventTracing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Publishes the outbox of this service to Kafka, on a thread of its own, for as long as the application runs. Of several
 * instances one is active; another takes over within ten seconds if it dies, freezes or stops. Starts before and stops
 * after everything that publishes.
 */
final class OutboxRelay implements SmartLifecycle {

    static final int PHASE = -500;

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final ExponentialDelay BACK_OFF =
            new ExponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** A session that ran for this long resets the back-off. */
    private static final long BACK_OFF_RESET_NANOS = Duration.ofSeconds(30).toNanos();

    private final RelayConnections connections;
    private final DatabasePreconditions preconditions;
    private final RelayProducerFactory producers;
    private final Config config;
    private final EventTracing tracing;
    private final RelayStatus status;
    private volatile CountDownLatch stop = new CountDownLatch(0);
    private volatile @Nullable Thread thread;

    /**
     * @param source of all events, as {@code /order-service}
     * @param topic of all events, with its name on the brokers
     * @param topicDeclared whether the topic is there as declared, and belongs to this installation
     * @param topicCompared compares the topic with what it was before; false if that has to be repeated
     * @param topicLost records that the topic has lost events
     * @param pollInterval how often progress is recorded, and how often a standby instance checks whether the slot is free
     */
    record Config(
            String source,
            String topic,
            BooleanSupplier topicDeclared,
            BooleanSupplier topicCompared,
            Runnable topicLost,
            Duration pollInterval) {}

    OutboxRelay(
            RelayConnections connections,
            DatabasePreconditions preconditions,
            RelayProducerFactory producers,
            Config config,
            EventTracing tracing,
            TimeSource time) {
        this.connections = connections;
        this.preconditions = preconditions;
        this.producers = producers;
        this.config = config;
        this.tracing = tracing;
        this.status = new RelayStatus(time);
    }

    /** @throws DatabasePreconditions.UnusableDatabaseException if the relay can never work with this database */
    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        preconditions.check();
        status.enter(Phase.STARTING);
        stop = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("relay").start(this::run);
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        stop.countDown();
        thread = null;
        if (running != null) {
            try {
                running.join(ReplicationLoop.DRAIN_TIMEOUT.plusSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        status.enter(Phase.STOPPED);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    RelayStatus status() {
        return status;
    }

    Health health() {
        Thread running = thread;
        return status.health(running != null && running.isAlive());
    }

    private void run() {
        CountDownLatch stopped = stop;
        int failures = 0;
        boolean lost = false;
        while (stopped.getCount() > 0) {
            long startedAt = System.nanoTime();
            try (Connection statements = connections.openForStatements()) {
                if (lost) {
                    config.topicLost().run();
                    lost = false;
                }
                new Session(statements, stopped).run();
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                if (stopped.getCount() > 0) {
                    lost |= e.getCause() instanceof LostEventsException;
                    enterPhaseAfter(e);
                    log.warn("The relay will restart from the last confirmed position: {}", status.failureReason());
                    log.debug("The relay failed", e);
                    failures = System.nanoTime() - startedAt > BACK_OFF_RESET_NANOS ? 1 : failures + 1;
                    backOff(stopped, failures);
                }
            }
        }
    }

    /** Brokers that acknowledge nothing in time, and transactions of others, are no fault of this instance. */
    private void enterPhaseAfter(Exception e) {
        if (e instanceof SlotBlockedException blocked) {
            status.failIn(Phase.WAITING_FOR_SLOT, String.valueOf(blocked.getMessage()));
        } else if (e instanceof NotAcknowledgedException unacknowledged && unacknowledged.isTimeout()) {
            status.failIn(Phase.WAITING_FOR_BROKER, reason(e));
        } else {
            status.failIn(Phase.FAILING, reason(e));
        }
    }

    /** Of a failed statement only what the database said: health shows the reason, and it does not need the SQL. */
    private static String reason(Exception e) {
        if (e instanceof DataAccessException failed) {
            return failed.getMostSpecificCause().toString();
        }
        return e.getCause() == null ? e.toString() : e + ", caused by " + e.getCause();
    }

    private static void backOff(CountDownLatch stopped, int failures) {
        try {
            stopped.await(BACK_OFF.after(failures).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The relay with one connection to PostgreSQL: stands by while another instance is active, recovers the slot if it has
     * to, and streams. Ends when the connection, the brokers or the slot is lost.
     */
    private final class Session {

        private final Connection statements;
        private final CountDownLatch stop;
        private final ReplicationSlot slot;
        private final RelayProgressRepository progress;
        private final SetAsideOrders setAside;

        Session(Connection statements, CountDownLatch stop) throws SQLException {
            this.statements = statements;
            this.stop = stop;
            this.slot = new ReplicationSlot(statements);
            this.progress = new RelayProgressRepository(statements);
            this.setAside = new SetAsideOrders(statements, status);
        }

        void run() throws SQLException, InterruptedException {
            while (!stopping()) {
                if (slot.isActive()) {
                    standBy();
                    continue;
                }
                try (var producer = new RelayProducer(producers, status, tracing)) {
                    if (awaitBroker(producer) && slot.tryLock()) {
                        stream(producer);
                    } else {
                        standBy();
                    }
                }
            }
        }

        private void standBy() throws InterruptedException {
            status.enter(Phase.STANDING_BY);
            status.reportSetAside(Map.of());
            reportAndWait();
        }

        private void reportAndWait() throws InterruptedException {
            status.reportLag(progress.oldestUnacknowledged());
            status.reportLog(progress.sample(), slot.status().confirmed());
            stop.await(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Waits for the brokers; false if another instance has become active meanwhile. */
        private boolean awaitBroker(RelayProducer producer) throws InterruptedException {
            while (!isReady(producer)) {
                status.enter(Phase.WAITING_FOR_BROKER);
                reportAndWait();
                if (stopping() || slot.isActive()) {
                    return false;
                }
            }
            return true;
        }

        private boolean isReady(RelayProducer producer) {
            return config.topicDeclared().getAsBoolean()
                    && producer.isTopicReachable(config.topic())
                    && config.topicCompared().getAsBoolean();
        }

        /**
         * Streams, unless another instance is active. The lock ends once the stream has started, or with the session: what
         * another instance prepared and published in between, this one would not know.
         */
        private void stream(RelayProducer producer) throws SQLException, InterruptedException {
            try (ReplicationSlot.@Nullable Stream stream = slot.isActive() ? null : open(producer)) {
                slot.unlock();
                if (stream == null) {
                    standBy();
                    return;
                }
                log.info("Streaming events from replication slot {}", slot.name());
                status.enter(Phase.STREAMING);
                new ReplicationLoop(stream, producer, statements, setAside, config, status, this::stopping).run();
            }
        }

        /** Prepares the slot and starts its stream; null if somebody else reads it all the same. */
        private ReplicationSlot.@Nullable Stream open(RelayProducer producer) throws SQLException {
            setAside.load();
            var recovery = new SlotRecovery(
                    statements, config.source(), preconditions, producer, setAside, status, this::stopping);
            if (recovery.isNeeded()) {
                recovery.run();
            }
            try {
                return slot.stream(connections.openForReplication());
            } catch (SQLException e) {
                if (!PSQLState.OBJECT_IN_USE.getState().equals(e.getSQLState())) {
                    throw e;
                }
                log.info("Another instance holds the replication slot; standing by");
                return null;
            }
        }

        private boolean stopping() {
            return stop.getCount() == 0;
        }
    }
}
