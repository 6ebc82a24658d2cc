package dev.waybill.messaging.relay;

import dev.waybill.messaging.relay.Condition.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From connecting to PostgreSQL until the connection, the brokers or the place is lost: stands by, prepares, streams. */
final class Session {

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private final Connections connections;
    private final Connection statements;
    private final RelaySettings settings;
    private final Publication publication;
    private final Published published;
    private final Condition condition;
    private final LagClock lag;
    private final CountDownLatch stop;
    private final Slot slot;
    private final Progress progress;
    private final RecoveryLock lock;

    Session(
            Connections connections,
            Connection statements,
            RelaySettings settings,
            Publication publication,
            Published published,
            Condition condition,
            LagClock lag,
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
        this.slot = new Slot(statements);
        this.progress = new Progress(statements);
        this.lock = new RecoveryLock(statements);
    }

    void run() throws SQLException, InterruptedException {
        while (!stopping()) {
            if (slot.look().state() == Slot.State.ACTIVE) {
                standBy();
                continue;
            }
            try (var sender = new Sender(settings.kafka(), published, settings.meters())) {
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
    private boolean reachesBroker(Sender sender) throws SQLException, InterruptedException {
        while (!sender.reaches(settings.topic())) {
            condition.is(Phase.WAITING_FOR_BROKER);
            pause();
            if (stopping() || slot.look().state() == Slot.State.ACTIVE) {
                return false;
            }
        }
        return true;
    }

    /** Sees to it that the slot can be streamed from; false if another instance is at it. */
    private boolean prepare(Sender sender) throws SQLException {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (slot.look().state() == Slot.State.ACTIVE) {
                return false;
            }
            var journal = new JournalReader(statements, settings.source());
            var recovery = new Recovery(statements, journal, publication, sender, lag, this::stopping);
            if (recovery.isNeeded()) {
                condition.is(Phase.RECOVERING);
                recovery.run();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void stream(Sender sender) throws SQLException {
        try (var stream = new LogStream(
                connections.forReplication(), slot.name(), slot.look().confirmed())) {
            log.info("Relaying events from {}", slot.name());
            condition.is(Phase.STREAMING);
            var output = new PgOutput(settings.source());
            var camera = new Snapshot.Camera(statements);
            new Streaming(stream, output, sender, progress, camera, lag, condition, settings.times(), this::stopping)
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
