package dev.waybill.messaging.relay;

import dev.waybill.messaging.lag.OutboxLag;
import dev.waybill.messaging.relay.RelayStatus.Phase;
import dev.waybill.messaging.tracing.EventTracing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what this service has published, on a thread of its own, for as long as the application runs. Of several
 * instances one is active, and another takes over within ten seconds of its death, its freezing or its stop. Starts
 * before and stops after everything that publishes.
 */
final class OutboxRelay implements SmartLifecycle {

    static final int PHASE = -500;

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** What has gone well for so long was no repetition of the failure before it. */
    private static final long LONG_ENOUGH = Duration.ofSeconds(30).toNanos();

    private final RelayConnections connections;
    private final RelayConfig settings;
    private final Publication publication;
    private final PublishedCounter published;
    private final RelayStatus condition = new RelayStatus();
    private final OutboxLagTracker lag;
    private volatile CountDownLatch stop = new CountDownLatch(0);
    private volatile @Nullable Thread thread;

    OutboxRelay(
            RelayConnections connections,
            RelayConfig settings,
            Publication publication,
            EventTracing traces,
            Clock clock) {
        this.connections = connections;
        this.settings = settings;
        this.publication = publication;
        this.published = new PublishedCounter(traces);
        this.lag = new OutboxLagTracker(clock);
    }

    /** @throws UnusableDatabaseException if the database will never let it work */
    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        DatabasePreconditions.check(connections);
        condition.is(Phase.STARTING);
        stop = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("relay").start(this::work);
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        stop.countDown();
        thread = null;
        if (running != null) {
            try {
                running.join(settings.times().drain().plusSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        condition.is(Phase.STOPPED);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Whether it works, or would if the brokers were there. */
    boolean isAlive() {
        Thread running = thread;
        return running != null && running.isAlive() && condition.phase() != Phase.FAILING;
    }

    RelayStatus condition() {
        return condition;
    }

    PublishedCounter published() {
        return published;
    }

    OutboxLag lag() {
        return lag;
    }

    private void work() {
        CountDownLatch stopped = stop;
        int failures = 0;
        while (stopped.getCount() > 0) {
            long began = System.nanoTime();
            try (Connection statements = connections.forStatements()) {
                new RelaySession(connections, statements, settings, publication, published, condition, lag, stopped)
                        .run();
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                if (stopped.getCount() > 0) {
                    log.warn("The relay failed and will start again from what is confirmed: {}", reason(e));
                    log.debug("The relay failed", e);
                    condition.fails(reason(e));
                    failures = System.nanoTime() - began > LONG_ENOUGH ? 1 : failures + 1;
                    pause(stopped, failures);
                }
            }
        }
    }

    private static String reason(Exception e) {
        return e.getCause() == null ? e.toString() : e + ", because of " + e.getCause();
    }

    private static void pause(CountDownLatch stopped, int failures) {
        long millis = Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(failures - 1, 10));
        try {
            stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
