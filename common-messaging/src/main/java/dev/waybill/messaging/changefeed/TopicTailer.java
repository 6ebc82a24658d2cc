package dev.waybill.messaging.changefeed;

import dev.waybill.messaging.ChangeFeed;
import dev.waybill.messaging.ChangeListener;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Runs a thread while there is an active listener. It restarts after failures and has no influence on readiness. */
public final class TopicTailer implements ChangeFeed, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TopicTailer.class);

    /** The thread lives on for this time, as listeners often come back soon. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

    /** Changes within this time are reported together, so that many events cost few reads. */
    private static final Duration COALESCING_WINDOW = Duration.ofMillis(20);

    private static final Duration RESTART_DELAY = Duration.ofSeconds(2);

    private final TailConsumerFactory consumers;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private long lastActive;

    public TopicTailer(TailConsumerFactory consumers) {
        this.consumers = consumers;
    }

    @Override
    public synchronized void subscribe(ChangeListener listener) {
        lastActive = System.nanoTime();
        if (thread == null && !isStopping()) {
            thread = Thread.ofPlatform().daemon().name("change-feed").start(() -> run(listener));
        }
    }

    private void run(ChangeListener listener) {
        while (isNeeded(listener)) {
            try {
                listener.resync();
                tail(listener);
            } catch (RuntimeException e) {
                log.warn("the change feed failed and is restarted: {}", e.toString());
                pause(RESTART_DELAY);
            }
        }
    }

    private void tail(ChangeListener listener) {
        try (TailConsumer session = consumers.open(listener)) {
            while (isNeeded(listener)) {
                if (session.poll()) {
                    pause(COALESCING_WINDOW);
                }
            }
        }
    }

    /** Decides and clears the thread in one step, so that no subscriber relies on a thread that is about to end. */
    private synchronized boolean isNeeded(ChangeListener listener) {
        if (listener.isActive()) {
            lastActive = System.nanoTime();
        }
        boolean needed = !isStopping() && System.nanoTime() - lastActive < IDLE_TIMEOUT.toNanos();
        if (!needed) {
            thread = null;
        }
        return needed;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause(Duration length) {
        try {
            boolean unused = stopping.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping.countDown();
        Thread running = current();
        if (running != null) {
            boolean unused = running.join(Duration.ofSeconds(5));
        }
    }

    private synchronized @Nullable Thread current() {
        return thread;
    }
}
