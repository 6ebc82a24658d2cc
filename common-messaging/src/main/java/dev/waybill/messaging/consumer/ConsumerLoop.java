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
 * One consumer on one thread. Whatever fails, it goes on: with the same consumer if it can, with a new one if it must.
 * Only an {@link Error} ends the thread, and then it is never taken for healthy.
 */
final class ConsumerLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final int number;
    private final TopicInitializer topics;
    private final CompletableFuture<Void> allThere;
    private final ConsumerSessionFactory sessions;
    private final LoopState state;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable ConsumerSession session;

    ConsumerLoop(int number, TopicInitializer topics, ConsumerSessionFactory sessions, LoopState state) {
        this.number = number;
        this.topics = topics;
        this.allThere = topics.allThere();
        this.sessions = sessions;
        this.state = state;
    }

    @Override
    public void run() {
        try {
            if (topicsAreThere()) {
                while (!isStopping()) {
                    consume();
                }
            }
        } catch (Error e) {
            state.died();
            log.error("consumer {} has died", number, e);
            throw e;
        }
    }

    void stop() {
        stopping.countDown();
        allThere.cancel(false);
        ConsumerSession open = session;
        if (open != null) {
            open.wakeUp();
        }
    }

    Optional<String> complaint() {
        return topics.hindrance().or(state::complaint);
    }

    private boolean topicsAreThere() {
        try {
            allThere.join();
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
                rounds(opened);
            } finally {
                session = null;
                opened.close();
            }
        } catch (RuntimeException e) {
            state.troubled();
            log.error("consumer {} failed and begins again", number, e);
            pause();
        }
    }

    private void rounds(ConsumerSession opened) {
        try {
            while (!isStopping()) {
                opened.round();
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
            boolean unused = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
