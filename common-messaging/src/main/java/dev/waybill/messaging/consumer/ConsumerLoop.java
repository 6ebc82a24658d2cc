package dev.waybill.messaging.consumer;

import dev.waybill.messaging.topics.TopicInitializer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one consumer on one thread. After a failure it continues with the same consumer if possible, else with a new one.
 * Only an {@link Error} ends the thread, which is then reported as unhealthy.
 */
final class ConsumerLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final Duration RESTART_DELAY = Duration.ofSeconds(2);

    private final int number;
    private final TopicInitializer topics;
    private final CompletableFuture<Void> topicsReady;
    private final ConsumerSessionFactory sessions;
    private final LoopState state;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable ConsumerSession session;

    ConsumerLoop(int number, TopicInitializer topics, ConsumerSessionFactory sessions, LoopState state) {
        this.number = number;
        this.topics = topics;
        this.topicsReady = topics.ready();
        this.sessions = sessions;
        this.state = state;
    }

    @Override
    public void run() {
        try {
            if (awaitTopics()) {
                while (!isStopping()) {
                    consume();
                }
            }
        } catch (Error e) {
            state.terminated();
            log.error("consumer thread {} ended with an error", number, e);
            throw e;
        }
    }

    void stop() {
        stopping.countDown();
        topicsReady.cancel(false);
        ConsumerSession open = session;
        if (open != null) {
            open.wakeUp();
        }
    }

    Optional<String> unhealthyReason() {
        return topics.notReadyReason().or(state::unhealthyReason);
    }

    private boolean awaitTopics() {
        try {
            topicsReady.join();
            state.polled();
            return true;
        } catch (CancellationException | CompletionException e) {
            return false;
        }
    }

    private void consume() {
        try {
            ConsumerSession opened = sessions.open(number, state);
            session = opened;
            try {
                pollUntilStopped(opened);
            } finally {
                session = null;
                opened.close();
            }
        } catch (RuntimeException e) {
            state.failing();
            log.error("consumer {} failed and is restarted", number, e);
            pause();
        }
    }

    private void pollUntilStopped(ConsumerSession opened) {
        try {
            while (!isStopping()) {
                opened.pollAndProcess();
            }
        } catch (WakeupException e) {
            log.debug("consumer {} was woken up to stop", number);
        }
        opened.commit();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            boolean unused = stopping.await(RESTART_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
