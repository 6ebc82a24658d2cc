package dev.waybill.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does work that waits in the database: a chunk at a time, on a thread of its own, at once after
 * {@link #wakeAfterCommit} and in any case every interval. A step that fails is logged and tried again with growing
 * pauses; work is never given up here. Declared as a bean, it starts and stops with the application. Thread-safe.
 */
public final class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final Duration interval;
    private final Step step;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** One chunk of work. */
    @FunctionalInterface
    public interface Step {

        /** @return whether there may be more to do at once */
        boolean run();
    }

    public Worker(String name, Duration interval, Step step) {
        this.name = name;
        this.interval = interval;
        this.step = step;
    }

    /** Wakes the worker once the current transaction has committed, or now if there is none. */
    public void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wakeUps.release();
            return;
        }
        TransactionHooks.afterCommit(wakeUps::release);
    }

    /**
     * On a platform thread: a virtual one would share its carriers with the requests, and while the processors are busy it
     * would wait behind all of them, which was measured as latency.
     */
    @Override
    public synchronized void start() {
        Thread worker = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
        thread = worker; // before it starts, because it works only while it finds itself here
        worker.start();
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            wakeUps.release();
            try {
                running.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        int failures = 0;
        while (thread == Thread.currentThread()) {
            try {
                wakeUps.drainPermits();
                boolean more = step.run();
                failures = 0;
                if (!more) {
                    pause(interval);
                }
            } catch (RuntimeException | Error e) { // an error, too, must not end it unnoticed
                failures++;
                log.warn("{} failed {} times in a row and will try again: {}", name, failures, e.toString());
                pause(backOff(failures));
            }
        }
    }

    private static Duration backOff(int failures) {
        Duration pause = Duration.ofMillis(100L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void pause(Duration longest) {
        try {
            boolean unused = wakeUps.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread = null;
        }
    }
}
