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
 * Runs a step of background work again and again on a thread of its own: at once after {@link #wake} and
 * {@link #wakeAfterCommit}, and at least every interval. A step that fails is logged and retried with exponential back-off,
 * without a limit. Declared as a bean, it starts and stops with the application. Thread-safe.
 */
public final class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final ExponentialDelay BACK_OFF =
            new ExponentialDelay(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final String name;
    private final Duration interval;
    private final Step step;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** One batch of work. */
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

    public void wake() {
        wakeUps.release();
    }

    /** Wakes the worker once the current transaction has committed, or now if there is none. */
    public void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionHooks.afterCommit(this::wake);
    }

    /**
     * Uses a platform thread: a virtual thread would share its carriers with the requests and, while the processors are
     * busy, wait behind all of them, which was measured as latency.
     */
    @Override
    public synchronized void start() {
        Thread worker = Thread.ofPlatform().daemon().name(name).unstarted(this::runLoop);
        thread = worker; // set before it starts: the loop ends as soon as this is another thread
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

    private void runLoop() {
        int failures = 0;
        while (thread == Thread.currentThread()) {
            try {
                wakeUps.drainPermits();
                boolean more = step.run();
                failures = 0;
                if (!more) {
                    awaitWakeUp(interval);
                }
            } catch (RuntimeException | Error e) { // an error must not end the thread unnoticed either
                failures++;
                log.warn("{} failed {} times in a row and will be retried: {}", name, failures, e.toString());
                awaitWakeUp(BACK_OFF.after(failures));
            }
        }
    }

    private void awaitWakeUp(Duration timeout) {
        try {
            boolean unused = wakeUps.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread = null;
        }
    }
}
