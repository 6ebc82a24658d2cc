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
 * Sees that the topics this service needs are there: declares its own, waits for those it is told things on, and
 * declares its dead letters beside them. Brokers that are away hold up neither the start nor REST, only readiness; a
 * topic that is not as declared stops the start, or keeps the service from becoming ready if it is found out later.
 */
public final class TopicInitializer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicInitializer.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final KafkaSettings settings;
    private final String group;
    private final Collection<String> owned;
    private final Collection<String> subscribed;
    private final CompletableFuture<Void> ownDeclared = new CompletableFuture<>();
    private final CompletableFuture<Void> allThere = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Set<String> missing;
    private volatile @Nullable String trouble;
    private volatile @Nullable Thread thread;

    public TopicInitializer(
            KafkaSettings settings, String group, Collection<String> owned, Collection<String> subscribed) {
        this.settings = settings;
        this.group = group;
        this.owned = List.copyOf(owned);
        this.subscribed = List.copyOf(subscribed);
        missing = Set.copyOf(subscribed);
    }

    /** Completes once every topic this service needs is there; cancelled if it stops before. */
    public CompletableFuture<Void> allThere() {
        return allThere.copy();
    }

    /** Why messaging cannot begin yet; empty once every topic is there. */
    public Optional<String> hindrance() {
        if (allThere.isDone()) {
            return Optional.empty();
        }
        String known = trouble;
        return Optional.of(known != null ? known : "waiting for topics " + new TreeSet<>(missing));
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("topics").start(this::work);
        try {
            ownDeclared.get(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
        allThere.cancel(false);
        stopping.countDown();
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the web server and before everything that sends or receives. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    private void work() {
        var waiting = new LinkedHashSet<>(subscribed);
        while (!allThere.isDone()) {
            try (var brokers = new Brokers(settings.clientConfig())) {
                declare(new Declaration(brokers), brokers, waiting);
            } catch (BrokerUnavailableException | KafkaException e) {
                trouble = "the brokers do not answer: " + e.getMessage();
                log.warn("{}; trying again", trouble);
            } catch (TopicMismatchException e) {
                trouble = e.getMessage();
                log.error("{}", e.getMessage());
                ownDeclared.completeExceptionally(e);
                return;
            }
            rest();
        }
    }

    private void declare(Declaration declaration, Brokers brokers, Set<String> waiting)
            throws BrokerUnavailableException {
        for (String topic : owned) {
            declaration.owned(DeclaredTopic.owned(topic, settings));
        }
        ownDeclared.complete(null);
        trouble = null;
        while (!allThere.isDone()) {
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
                allThere.complete(null);
                return;
            }
            rest();
        }
    }

    private void rest() {
        try {
            boolean unused = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
