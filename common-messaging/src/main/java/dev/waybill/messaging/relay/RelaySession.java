package dev.waybill.messaging.relay;

import dev.waybill.messaging.relay.RelayStatus.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From connecting to PostgreSQL until the connection, the brokers or the place is lost: stands by, prepares, streams. */
final class RelaySession {

    private static final Logger log = LoggerFactory.getLogger(RelaySession.class);

    private final RelayConnections connections;
    private final Connection statements;
    private final RelayConfig settings;
    private final Publication publication;
    private final PublishedCounter published;
    private final RelayStatus condition;
    private final OutboxLagTracker lag;
    private final CountDownLatch stop;
    private final ReplicationSlot slot;
    private final RelayProgressRepository progress;
    private final RecoveryLock lock;

    RelaySession(
            RelayConnections connections,
            Connection statements,
            RelayConfig settings,
            Publication publication,
            PublishedCounter published,
            RelayStatus condition,
            OutboxLagTracker lag,
            CountDownLatch stop)
            throws SQLException {
        this.connections = connections;
        this.statements = statements;
        this.settings = settings;
        this.publication = publication;
        this.published = published;
        this.condition = condition;
        this.lag = lag;
        this.stop = stop;
        this.slot = new ReplicationSlot(statements);
        this.progress = new RelayProgressRepository(statements);
        this.lock = new RecoveryLock(statements);
    }

    void run() throws SQLException, InterruptedException {
        while (!stopping()) {
            if (slot.look().state() == ReplicationSlot.State.ACTIVE) {
                standBy();
                continue;
            }
            try (var sender = new RelayProducer(settings.kafka(), published, settings.meters())) {
                if (reachesBroker(sender) && prepare(sender)) {
                    stream(sender);
                } else {
                    standBy();
                }
            }
        }
    }

    private void standBy() throws SQLException, InterruptedException {
        condition.is(Phase.STANDING_BY);
        pause();
    }

    private void pause() throws SQLException, InterruptedException {
        lag.look(progress.oldestWaiting());
        condition.saw(progress.sample(), slot.look().confirmed());
        stop.await(settings.times().look().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for the brokers; false if another instance has become active meanwhile. */
    private boolean reachesBroker(RelayProducer sender) throws SQLException, InterruptedException {
        while (!sender.reaches(settings.topic())) {
            condition.is(Phase.WAITING_FOR_BROKER);
            pause();
            if (stopping() || slot.look().state() == ReplicationSlot.State.ACTIVE) {
                return false;
            }
        }
        return true;
    }

    /** Sees to it that the slot can be streamed from; false if another instance is at it. */
    private boolean prepare(RelayProducer sender) throws SQLException {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (slot.look().state() == ReplicationSlot.State.ACTIVE) {
                return false;
            }
            var journal = new OutboxTableReader(statements, settings.source());
            var recovery = new SlotRecovery(statements, journal, publication, sender, lag, this::stopping);
            if (recovery.isNeeded()) {
                condition.is(Phase.RECOVERING);
                recovery.run();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void stream(RelayProducer sender) throws SQLException {
        try (var stream = new ReplicationStream(
                connections.forReplication(), slot.name(), slot.look().confirmed())) {
            log.info("Relaying events from {}", slot.name());
            condition.is(Phase.STREAMING);
            var output = new PgOutputDecoder(settings.source());
            var camera = new TransactionSnapshot.Camera(statements);
            new ReplicationLoop(
                            stream, output, sender, progress, camera, lag, condition, settings.times(), this::stopping)
                    .run();
        } catch (SQLException e) {
            if (!PSQLState.OBJECT_IN_USE.getState().equals(e.getSQLState())) {
                throw e;
            }
            log.info("Another instance relays the events; standing by");
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }
}
