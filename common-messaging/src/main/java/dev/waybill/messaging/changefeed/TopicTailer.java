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

/** A thread of its own while it is wanted. Whatever fails, it begins again; it is never what readiness hangs on. */
public final class TopicTailer implements ChangeFeed, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TopicTailer.class);

    /** Who watches often comes back soon. */
    private static final Duration LINGERING = Duration.ofSeconds(30);

    /** How long news gather before they are read together, so that many events cost few reads. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final TailConsumerFactory consumers;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private long lastWanted;

    public TopicTailer(TailConsumerFactory consumers) {
        this.consumers = consumers;
    }

    @Override
    public synchronized void subscribe(ChangeListener watch) {
        lastWanted = System.nanoTime();
        if (thread == null && !isStopping()) {
            thread = Thread.ofPlatform().daemon().name("lookout").start(() -> run(watch));
        }
    }

    private void run(ChangeListener watch) {
        while (goesOn(watch)) {
            try {
                watch.resync();
                lookOut(watch);
            } catch (RuntimeException e) {
                log.warn("the look-out failed and begins again: {}", e.toString());
                pause(PAUSE);
            }
        }
    }

    private void lookOut(ChangeListener watch) {
        try (TailConsumer session = consumers.open(watch)) {
            while (goesOn(watch)) {
                if (session.round()) {
                    pause(GATHERING);
                }
            }
        }
    }

    /** Decides and notes in one step, so that nobody counts on a thread that has decided to end. */
    private synchronized boolean goesOn(ChangeListener watch) {
        if (watch.isActive()) {
            lastWanted = System.nanoTime();
        }
        boolean goesOn = !isStopping() && System.nanoTime() - lastWanted < LINGERING.toNanos();
        if (!goesOn) {
            thread = null;
        }
        return goesOn;
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
        Thread looking = current();
        if (looking != null) {
            boolean unused = looking.join(Duration.ofSeconds(5));
        }
    }

    private synchronized @Nullable Thread current() {
        return thread;
    }
}
