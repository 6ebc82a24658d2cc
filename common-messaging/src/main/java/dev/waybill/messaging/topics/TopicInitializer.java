package dev.waybill.messaging.topics;

import dev.waybill.messaging.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Ensures that the topics of this service exist: declares its own, waits for those it subscribes to, and declares their
 * dead-letter topics. Unavailable brokers delay neither the start nor REST, only readiness. A topic that differs from its
 * declaration fails the start, or keeps the service from becoming ready if that is found later.
 */
public final class TopicInitializer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicInitializer.class);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    private final KafkaSettings settings;
    private final String group;
    private final Collection<String> owned;
    private final Collection<String> subscribed;
    private final CompletableFuture<Void> ownDeclared = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Set<String> missing;
    private volatile @Nullable String failure;
    private volatile @Nullable Thread thread;

    public TopicInitializer(
            KafkaSettings settings, String group, Collection<String> owned, Collection<String> subscribed) {
        this.settings = settings;
        this.group = group;
        this.owned = List.copyOf(owned);
        this.subscribed = List.copyOf(subscribed);
        missing = Set.copyOf(subscribed);
    }

    /** Completes once every topic of this service exists; cancelled if the service stops before. */
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    /** Why messaging cannot start yet; empty once every topic exists. */
    public Optional<String> notReadyReason() {
        if (ready.isDone()) {
            return Optional.empty();
        }
        String known = failure;
        return Optional.of(known != null ? known : "waiting for topics " + new TreeSet<>(missing));
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("topics").start(this::run);
        try {
            ownDeclared.get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("the brokers at {} are not answering; starting without them", settings.bootstrapServers());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        ready.cancel(false);
        stopping.countDown();
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the web server and before everything that publishes or consumes. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    private void run() {
        var waiting = new LinkedHashSet<>(subscribed);
        while (!ready.isDone()) {
            try (var brokers = new Brokers(settings.clientConfig())) {
                declare(new Declaration(brokers), brokers, waiting);
            } catch (BrokerUnavailableException | KafkaException e) {
                failure = "the brokers do not answer: " + e.getMessage();
                log.warn("{}; retrying", failure);
            } catch (TopicMismatchException e) {
                failure = e.getMessage();
                log.error("{}", e.getMessage());
                ownDeclared.completeExceptionally(e);
                return;
            }
            pause();
        }
    }

    private void declare(Declaration declaration, Brokers brokers, Set<String> waiting)
            throws BrokerUnavailableException {
        for (String topic : owned) {
            declaration.owned(DeclaredTopic.owned(topic, settings));
        }
        ownDeclared.complete(null);
        failure = null;
        while (!ready.isDone()) {
            for (String topic : List.copyOf(waiting)) {
                var live = brokers.describe(topic);
                if (live.isPresent()) {
                    int partitions = live.get().partitions().size();
                    declaration.deadLetters(DeclaredTopic.deadLetters(topic, group, partitions, settings));
                    waiting.remove(topic);
                }
            }
            missing = Set.copyOf(waiting);
            if (waiting.isEmpty()) {
                ready.complete(null);
                return;
            }
            pause();
        }
    }

    private void pause() {
        try {
            boolean unused = stopping.await(RETRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
