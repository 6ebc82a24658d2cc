package dev.waybill.messaging.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Ensures that the topics of this service exist: declares its own, waits for those it subscribes to, and declares their
 * dead-letter topics. Unavailable brokers delay neither the start nor REST. A topic that differs from its declaration fails
 * the start, or keeps the service from becoming ready if that is found later. So do brokers that refuse what it asks for, as
 * long as they do.
 */
public final class TopicInitializer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicInitializer.class);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);
    private static final Duration RETRY_AFTER_REFUSAL = Duration.ofSeconds(2);

    private final TopicAdmin admin;
    private final KafkaSettings settings;
    private final String service;
    private final Collection<NewTopic> owned;
    private final @Nullable Installation installation;
    private final Set<String> subscribed;
    private final CompletableFuture<Void> ownDeclared = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Set<String> missing;
    private volatile @Nullable String mismatch;
    private volatile @Nullable String brokersAway;
    private volatile @Nullable String refusal;
    private volatile @Nullable Thread thread;

    /**
     * @param subscribed the topics of other services; each gets a dead-letter topic of this service
     * @param installation null for a service that publishes nothing
     */
    TopicInitializer(
            TopicAdmin admin,
            KafkaSettings settings,
            String service,
            Collection<NewTopic> owned,
            Collection<String> subscribed,
            @Nullable Installation installation) {
        this.admin = admin;
        this.settings = settings;
        this.service = service;
        this.owned = List.copyOf(owned);
        this.subscribed = Set.copyOf(subscribed);
        this.installation = installation;
        missing = this.subscribed;
    }

    /** The topics that this service reads. */
    Set<String> subscribed() {
        return subscribed;
    }

    /** The topics that this service needs: its own, those that it reads, and their dead letters. */
    Set<String> needed() {
        var needed = new TreeSet<>(subscribed);
        owned.forEach(topic -> needed.add(topic.name()));
        subscribed.forEach(topic -> needed.add(DeclaredTopic.deadLetterName(topic, service)));
        return needed;
    }

    /**
     * Creates again what somebody has deleted of the topics that this service has declared, and lets dead letters grow with
     * their topic.
     *
     * @param existing those of the {@link #needed} topics that exist
     * @throws TopicMismatchException if the brokers are of another installation; then nothing is changed
     */
    void restore(Map<String, TopicDescription> existing) {
        var declared = new ArrayList<>(owned);
        existing.values().stream()
                .filter(topic -> subscribed.contains(topic.name()))
                .forEach(topic -> declared.add(deadLetters(topic)));
        declared.removeIf(topic -> {
            TopicDescription live = existing.get(topic.name());
            return live != null && live.partitions().size() >= topic.numPartitions();
        });
        if (!declared.isEmpty()) {
            checkInstallation(); // its topic is lost together with these, if the brokers have lost their disks
            log.error(
                    "topics have been deleted, or have fewer partitions than their source, and are restored: {}",
                    declared.stream().map(NewTopic::name).toList());
            admin.createOrModifyTopics(declared.toArray(NewTopic[]::new));
        }
    }

    private NewTopic deadLetters(TopicDescription topic) {
        return DeclaredTopic.deadLetters(
                topic.name(), service, topic.partitions().size(), settings);
    }

    /** Whether the topics of this service are there as declared, and belong to its installation. */
    public boolean isOwnDeclared() {
        return ownDeclared.isDone() && !ownDeclared.isCompletedExceptionally();
    }

    /**
     * Checks again whether the topics are of this installation: the brokers may be others than at the start. On brokers that
     * have lost their data this is noted again.
     *
     * @return why they are not; empty if they are
     */
    public Optional<String> otherInstallationReason() {
        try {
            checkInstallation();
            return Optional.empty();
        } catch (TopicMismatchException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
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
        return Optional.ofNullable(mismatch)
                .or(() -> Optional.ofNullable(refusal))
                .or(this::brokersAwayReason)
                .or(() -> Optional.of("waiting for topics " + new TreeSet<>(missing)));
    }

    /** That messaging cannot start because the brokers do not answer; empty once they do. */
    public Optional<String> brokersAwayReason() {
        return Optional.ofNullable(brokersAway);
    }

    @Override
    public void start() {
        if (installation != null) {
            installation.readId();
        }
        thread = Thread.ofVirtual().name("topics").start(this::run);
        try {
            ownDeclared.get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("no topics from the brokers at {} yet; starting without them", settings.bootstrapServers());
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
        while (!ready.isDone()) {
            try {
                declare();
                brokersAway = null;
                refusal = null;
            } catch (TopicMismatchException e) {
                mismatch = e.getMessage();
                brokersAway = null;
                log.error("{}", e.getMessage());
                ownDeclared.completeExceptionally(e);
                return;
            } catch (RuntimeException e) {
                failed(e);
            }
            pause();
        }
    }

    private void failed(RuntimeException e) {
        ApiException answer = finalAnswer(e);
        refusal = answer == null ? null : "the brokers refuse: " + answer;
        brokersAway =
                answer == null ? "the brokers do not answer: " + NestedExceptionUtils.getMostSpecificCause(e) : null;
        if (!ready.isDone()) {
            log.warn("{}; retrying", answer == null ? brokersAway : refusal);
        }
    }

    /** What the brokers answered if they will answer the same until somebody changes a setting, a password or a right. */
    private static @Nullable ApiException finalAnswer(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ApiException answer && !(answer instanceof RetriableException)) {
                return answer;
            }
        }
        return null;
    }

    private void declare() {
        if (!ownDeclared.isDone()) {
            checkInstallation();
            if (!declared(owned)) {
                return;
            }
            ownDeclared.complete(null);
        }
        Map<String, TopicDescription> found = admin.existing(missing);
        List<NewTopic> deadLetters =
                found.values().stream().map(this::deadLetters).toList();
        if (declared(deadLetters)) {
            missing =
                    missing.stream().filter(topic -> !found.containsKey(topic)).collect(Collectors.toSet());
        }
        if (missing.isEmpty()) {
            ready.complete(null);
        }
    }

    /** Before any topic is changed. */
    private void checkInstallation() {
        if (installation != null) {
            NewTopic topic = installation.topic();
            if (admin.existing(List.of(topic.name())).isEmpty()) {
                admin.createOrModifyTopics(topic);
            }
            installation.verify();
        }
    }

    /** Creates or modifies topics. Whether they are there now as declared, as another instance may have been faster. */
    private boolean declared(Collection<NewTopic> topics) {
        if (topics.isEmpty()) {
            return true;
        }
        boolean before = verified(topics);
        admin.createOrModifyTopics(topics.toArray(NewTopic[]::new));
        return before || verified(topics);
    }

    private boolean verified(Collection<NewTopic> topics) {
        Map<String, TopicDescription> existing =
                admin.existing(topics.stream().map(NewTopic::name).toList());
        boolean verified = true;
        for (NewTopic declared : topics) {
            TopicDescription live = existing.get(declared.name());
            if (live != null && !DeclaredTopic.isForDeadLetters(declared.name())) {
                TopicMismatchException.check(declared, live);
            }
            verified &= live != null && live.partitions().size() >= declared.numPartitions();
        }
        return verified;
    }

    private void pause() {
        try {
            Duration interval = refusal == null ? RETRY_INTERVAL : RETRY_AFTER_REFUSAL;
            boolean unused = stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
