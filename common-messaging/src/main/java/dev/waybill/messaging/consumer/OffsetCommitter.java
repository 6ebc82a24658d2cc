package dev.waybill.messaging.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the offsets of what is processed, partition by partition: after a failure a batch may be finished in one and not
 * in another, which an {@code Acknowledgment} of the batch cannot express. Each method is called on the thread of the
 * consumer that owns the partitions; different consumers may call at the same time.
 */
final class OffsetCommitter {

    private static final Logger log = LoggerFactory.getLogger(OffsetCommitter.class);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);

    /** A commit costs the brokers as much as a batch. Records that come again after a crash are dropped by the inbox. */
    private static final long COMMIT_INTERVAL = Duration.ofMillis(250).toNanos();

    private final Map<TopicPartition, Uncommitted> uncommitted = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    private record Uncommitted(OffsetAndMetadata offset, long since) {}

    /** This record and all before it in its partition are processed. */
    void processed(ConsumerRecord<byte[], byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        next.put(partition, record.offset() + 1);
        add(partition, new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
    }

    /**
     * Everything of this partition before this position is processed. It is committed even if no record came, as after the
     * markers and aborted records of a transaction: other services see from it that nothing is left.
     */
    void reached(TopicPartition partition, long position) {
        Long before = next.put(partition, position);
        if (before == null || before < position) {
            add(partition, new OffsetAndMetadata(position));
        }
    }

    /** This partition is read from this position, because its offset did not exist: what was known of it counts no more. */
    void reset(TopicPartition partition, long position) {
        forget(List.of(partition));
        reached(partition, position);
    }

    private void add(TopicPartition partition, OffsetAndMetadata offset) {
        uncommitted.compute(
                partition, (_, before) -> new Uncommitted(offset, before == null ? System.nanoTime() : before.since()));
    }

    /** The records of one partition, in order, that are not processed yet. */
    List<ConsumerRecord<byte[], byte[]>> unprocessed(List<ConsumerRecord<byte[], byte[]>> records) {
        ConsumerRecord<byte[], byte[]> first = records.getFirst();
        long reached = next.getOrDefault(new TopicPartition(first.topic(), first.partition()), 0L);
        // beyond the last record, it is of a log that the brokers have lost since
        return reached > records.getLast().offset() + 1
                ? records
                : records.stream().filter(each -> each.offset() >= reached).toList();
    }

    /** Commits the offsets of a consumer if one of them has been waiting for as long as it should, and does not block. */
    void commitIfDue(Consumer<?, ?> consumer) {
        long now = System.nanoTime();
        if (uncommitted.isEmpty()) {
            return;
        }
        Set<TopicPartition> assignment = consumer.assignment();
        if (uncommitted.entrySet().stream()
                .anyMatch(each ->
                        now - each.getValue().since() >= COMMIT_INTERVAL && assignment.contains(each.getKey()))) {
            Map<TopicPartition, OffsetAndMetadata> offsets = take(assignment);
            consumer.commitAsync(offsets, (_, failure) -> { // after a failure, some consumers pass null for the offsets
                if (failure != null) {
                    if (!(failure instanceof RebalanceInProgressException)) {
                        log.warn("offsets not committed, will be retried: {}", failure.toString());
                    }
                    retryLater(consumer, offsets);
                }
            });
        }
    }

    /** Commits the offsets of these partitions. A failure is harmless: the records come again, and the inbox drops them. */
    void commit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = take(partitions);
        if (offsets.isEmpty()) {
            return;
        }
        try {
            commitSync(consumer, offsets);
        } catch (KafkaException e) {
            log.info("offsets not committed during a rebalance: {}", e.toString());
        }
    }

    /** A wake-up that ended a poll too late would otherwise end the commit. */
    private static void commitSync(Consumer<?, ?> consumer, Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            consumer.commitSync(offsets, COMMIT_TIMEOUT);
        } catch (WakeupException _) {
            consumer.commitSync(offsets, COMMIT_TIMEOUT);
        }
    }

    /** What was known of these partitions counts no more, as they are no longer assigned to this process. */
    void forget(Collection<TopicPartition> partitions) {
        uncommitted.keySet().removeAll(partitions);
        next.keySet().removeAll(partitions);
    }

    private Map<TopicPartition, OffsetAndMetadata> take(Collection<TopicPartition> partitions) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (TopicPartition partition : partitions) {
            Uncommitted taken = uncommitted.remove(partition);
            if (taken != null) {
                offsets.put(partition, taken.offset());
            }
        }
        return offsets;
    }

    /** Only of the latest offset: a later commit may have succeeded in the meantime. */
    private void retryLater(Consumer<?, ?> consumer, Map<TopicPartition, OffsetAndMetadata> offsets) {
        Set<TopicPartition> assignment = consumer.assignment();
        offsets.forEach((partition, offset) -> {
            Long latest = next.get(partition);
            if (latest != null && latest == offset.offset() && assignment.contains(partition)) {
                add(partition, offset);
            }
        });
    }
}
