package dev.waybill.messaging.consumer;

import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.TimeSource.Mark;
import dev.waybill.messaging.kafka.TopicInitializer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Decides when this instance is a member of its consumer group: from the moment when its topics exist, except while it
 * cannot reach its database. Then it leaves, so that other instances take its partitions over, and joins again once its database
 * answers. Thread-safe.
 */
final class GroupMembership implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GroupMembership.class);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    private final ObjectProvider<ConcurrentMessageListenerContainer<byte[], byte[]>> container;
    private final TopicInitializer topics;
    private final PartitionBackOff backOff;
    private final ConsumerStatus status;
    private final JdbcTemplate database;
    private final Duration leaveAfter;
    private final TaskScheduler scheduler;
    private final TimeSource time;
    private @Nullable CompletableFuture<Void> topicsReady;
    private volatile boolean running;
    private volatile boolean joined;
    private volatile @Nullable Instant awaySince;

    GroupMembership(
            ObjectProvider<ConcurrentMessageListenerContainer<byte[], byte[]>> container,
            TopicInitializer topics,
            PartitionBackOff backOff,
            ConsumerStatus status,
            JdbcTemplate database,
            ConsumerProperties properties,
            @Qualifier("consumerScheduler") TaskScheduler scheduler,
            TimeSource time) {
        this.container = container;
        this.topics = topics;
        this.backOff = backOff;
        this.status = status;
        this.database = database;
        this.leaveAfter = properties.leaveAfter();
        this.scheduler = scheduler;
        this.time = time;
    }

    @Override
    public synchronized void start() {
        running = true;
        topicsReady = topics.ready().thenRunAsync(this::join, task -> schedule(task, Duration.ZERO));
    }

    /** The container stops by itself, after this. */
    @Override
    public synchronized void stop() {
        running = false;
        if (topicsReady != null) {
            topicsReady.cancel(false);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Leaves if the database has been away for too long. To be called when a batch has failed. */
    void leaveIfDatabaseIsAway() {
        Optional<Mark> since = backOff.onlySince(FailureClassifier.DATABASE_UNAVAILABLE);
        if (since.isEmpty() || time.since(since.get()).compareTo(leaveAfter) < 0) {
            return;
        }
        synchronized (this) {
            if (!running || awaySince != null) {
                return;
            }
            awaySince = since.get().time();
        }
        log.error("the database has been away since {}; leaving the consumer group until it answers", awaySince);
        container.getObject().stop(() -> schedule(this::rejoin, RETRY_INTERVAL));
    }

    /** Why this instance does not do its work; empty if it does, or will once the brokers answer for the first time. */
    Optional<String> unhealthyReason() {
        return topics.brokersAwayReason().isPresent()
                ? Optional.empty()
                : absenceReason().or(status::unhealthyReason);
    }

    private Optional<String> absenceReason() {
        Instant since = awaySince;
        if (since != null) {
            return Optional.of("the database is away since " + since);
        }
        if (!joined) {
            return Optional.of(topics.notReadyReason().orElse("starting"));
        }
        return container.getObject().isInExpectedState()
                ? Optional.empty()
                : Optional.of("a consumer thread has ended");
    }

    private void rejoin() {
        try {
            database.queryForObject("select 1", Integer.class);
        } catch (DataAccessException | CannotCreateTransactionException e) {
            schedule(this::rejoin, RETRY_INTERVAL);
            return;
        }
        log.info("the database answers; joining the consumer group again");
        join();
    }

    private synchronized void join() {
        if (!running) {
            return;
        }
        try {
            status.starting();
            container.getObject().start();
            awaySince = null;
            joined = true;
        } catch (RuntimeException e) {
            log.error("the consumer does not start, will be tried again", e);
            schedule(this::join, RETRY_INTERVAL);
        }
    }

    private void schedule(Runnable task, Duration delay) {
        if (running) {
            scheduler.schedule(task, scheduler.getClock().instant().plus(delay));
        }
    }
}
