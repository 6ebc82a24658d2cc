package dev.waybill.messaging.relay;

import dev.waybill.messaging.relay.RelayStatus.Phase;
import dev.waybill.messaging.tracing.EventTracing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relay with one connection to PostgreSQL: stands by while another instance is active, recovers the slot if it has
 * to, and streams. Ends when the connection, the brokers or the slot is lost.
 */
final class RelaySession {

    private static final Logger log = LoggerFactory.getLogger(RelaySession.class);

    private final RelayConnections connections;
    private final Connection statements;
    private final DatabasePreconditions preconditions;
    private final RelayProducerFactory producers;
    private final OutboxRelay.Config config;
    private final EventTracing tracing;
    private final RelayStatus status;
    private final CountDownLatch stop;
    private final ReplicationSlot slot;
    private final RelayProgressRepository progress;

    RelaySession(
            RelayConnections connections,
            Connection statements,
            DatabasePreconditions preconditions,
            RelayProducerFactory producers,
            OutboxRelay.Config config,
            EventTracing tracing,
            RelayStatus status,
            CountDownLatch stop)
            throws SQLException {
        this.connections = connections;
        this.statements = statements;
        this.preconditions = preconditions;
        this.producers = producers;
        this.config = config;
        this.tracing = tracing;
        this.status = status;
        this.stop = stop;
        this.slot = new ReplicationSlot(statements);
        this.progress = new RelayProgressRepository(statements);
    }

    void run() throws SQLException, InterruptedException {
        while (!stopping()) {
            if (slot.isActive()) {
                standBy();
                continue;
            }
            try (var producer = new RelayProducer(producers, status, tracing)) {
                if (awaitBroker(producer) && prepareSlot(producer)) {
                    stream(producer);
                } else {
                    standBy();
                }
            }
        }
    }

    private void standBy() throws SQLException, InterruptedException {
        status.enter(Phase.STANDING_BY);
        reportAndWait();
    }

    private void reportAndWait() throws SQLException, InterruptedException {
        status.reportLag(progress.oldestUnacknowledged());
        status.reportLog(progress.sample(), slot.status().confirmed());
        stop.await(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for the brokers; false if another instance has become active meanwhile. */
    private boolean awaitBroker(RelayProducer producer) throws SQLException, InterruptedException {
        while (!producer.isTopicReachable(config.topic())) {
            status.enter(Phase.WAITING_FOR_BROKER);
            reportAndWait();
            if (stopping() || slot.isActive()) {
                return false;
            }
        }
        return true;
    }

    /** Prepares the slot for streaming; false if another instance is doing so or is active. */
    private boolean prepareSlot(RelayProducer producer) throws SQLException {
        if (!slot.tryLock()) {
            return false;
        }
        try {
            if (slot.isActive()) {
                return false;
            }
            var recovery =
                    new SlotRecovery(statements, config.source(), preconditions, producer, status, this::stopping);
            if (recovery.isNeeded()) {
                status.enter(Phase.RECOVERING);
                recovery.run();
            }
            return true;
        } finally {
            slot.unlock();
        }
    }

    private void stream(RelayProducer producer) throws SQLException {
        try (var stream = slot.stream(connections.openForReplication())) {
            log.info("Streaming events from replication slot {}", slot.name());
            status.enter(Phase.STREAMING);
            new ReplicationLoop(stream, producer, statements, config, status, this::stopping).run();
        } catch (SQLException e) {
            if (!PSQLState.OBJECT_IN_USE.getState().equals(e.getSQLState())) {
                throw e;
            }
            log.info("Another instance holds the replication slot; standing by");
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }
}
