package dev.waybill.messaging.consumer;

import dev.waybill.messaging.lag.ConsumerLag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the end offsets of each consumer's partitions about once a second. Thread-safe. */
final class LagMonitor {

    private static final Logger log = LoggerFactory.getLogger(LagMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final ConsumerLag lag;
    private final OffsetCommitter offsets;
    private final Clock clock;
    private final ThreadLocal<Long> lastQuery = ThreadLocal.withInitial(() -> System.nanoTime() - INTERVAL.toNanos());
    private volatile @Nullable Instant unansweredSince;

    LagMonitor(ConsumerLag lag, OffsetCommitter offsets, Clock clock) {
        this.lag = lag;
        this.offsets = offsets;
        this.clock = clock;
    }

    /** To be called between batches on the consumer's thread, when its position is what it has processed. */
    void queryIfDue(Consumer<?, ?> consumer) {
        if (System.nanoTime() - lastQuery.get() < INTERVAL.toNanos()) {
            return;
        }
        lastQuery.set(System.nanoTime());
        Set<TopicPartition> assigned = consumer.assignment();
        if (assigned.isEmpty()) { // its topics may have been deleted: no other answer is to come
            unansweredSince = null;
            return;
        }
        try {
            query(consumer, assigned);
            unansweredSince = null;
        } catch (RetriableException e) {
            log.debug("no end offsets from the brokers: {}", e.toString());
            if (unansweredSince == null) {
                unansweredSince = clock.instant();
            }
        }
    }

    /** Since when the brokers do not answer; empty if they do. */
    Optional<String> brokerAwayReason() {
        return Optional.ofNullable(unansweredSince)
                .filter(since -> since.plus(ANSWER_TIMEOUT).isBefore(clock.instant()))
                .map(since -> "the brokers do not answer since " + since);
    }

    private void query(Consumer<?, ?> consumer, Set<TopicPartition> assigned) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(assigned, TIMEOUT);
        for (TopicPartition partition : assigned) {
            Long end = ends.get(partition);
            if (end != null) {
                long position = consumer.position(partition, TIMEOUT);
                lag.observed(partition, position, end);
                offsets.reached(partition, position);
            }
        }
    }
}
