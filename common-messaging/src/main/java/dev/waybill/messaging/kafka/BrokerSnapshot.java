package dev.waybill.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Subscription;
import dev.waybill.messaging.codec.EventDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * Offsets of topics and consumer groups.
 *
 * @param prefix of topics and groups on the brokers, which all names here have
 * @param topics those that were read
 * @param replaced when topics were deleted and created again, as far as this process has seen that
 * @param ends the high watermark of each of their partitions
 * @param committed the committed offsets of each group
 * @param starts the start of each partition in which a group is behind
 */
record BrokerSnapshot(
        String prefix,
        Instant takenAt,
        Instant publishedUntil,
        Map<String, PartitionCount> topics,
        Map<String, Instant> replaced,
        Map<TopicPartition, Long> ends,
        Map<String, Map<TopicPartition, Long>> committed,
        Map<TopicPartition, Long> starts,
        Set<String> groupsWithMembers)
        implements ConsumerProgress.Snapshot {

    /** For longer than this no producer goes by a partition count that is outdated. The client's default is 5 minutes. */
    private static final Duration METADATA_AGE = Duration.ofMinutes(10);

    /** By then the owner of a topic that was created again has noticed it, and has published its events again. */
    private static final Duration REPUBLISHING_TIME = Duration.ofMinutes(10);

    /** @param since the topic has had as many partitions since then at least */
    record PartitionCount(int count, Instant since) {}

    @Override
    public boolean hasMembers(String group) {
        return groupsWithMembers.contains(prefix + group);
    }

    @Override
    public boolean hasProcessed(
            Subscription subscription, OrderId order, Instant placedAt, ConsumerProgress.Snapshot earlier) {
        String topic = prefix + EventDescriptor.topicOf(subscription.eventType());
        var mark = (BrokerSnapshot) earlier;
        PartitionCount partitions = mark.partitions(topic);
        if (partitions.count() != partitions(topic).count()) {
            return false; // since partitions were added, the order's records may be in one that has no mark
        }
        Instant createdAgain = replaced.get(topic);
        if (createdAgain != null
                && placedAt.isBefore(createdAgain)
                && takenAt.isBefore(createdAgain.plus(REPUBLISHING_TIME))) {
            return false; // its records may have been deleted with the former topic before they were read
        }
        return partitionsOf(topic, order, placedAt, partitions)
                .allMatch(partition -> processed(prefix + subscription.group(), partition) >= end(mark, partition));
    }

    @Override
    public long lag(Subscription subscription, OrderId order, Instant placedAt) {
        String topic = prefix + EventDescriptor.topicOf(subscription.eventType());
        return partitionsOf(topic, order, placedAt, partitions(topic))
                .mapToLong(partition ->
                        Math.max(0, end(this, partition) - processed(prefix + subscription.group(), partition)))
                .sum();
    }

    /** The one that the key leads to, or all of them unless the topic had as many when the order's first event was sent. */
    private static Stream<TopicPartition> partitionsOf(
            String topic, OrderId order, Instant placedAt, PartitionCount partitions) {
        byte[] key = order.toString().getBytes(UTF_8);
        IntStream numbers = placedAt.isBefore(partitions.since().plus(METADATA_AGE))
                ? IntStream.range(0, partitions.count())
                : IntStream.of(Utils.toPositive(Utils.murmur2(key)) % partitions.count());
        return numbers.mapToObj(partition -> new TopicPartition(topic, partition));
    }

    /** The offset below which nothing is left to process, which includes what retention has deleted. */
    private long processed(String group, TopicPartition partition) {
        Map<TopicPartition, Long> offsets = Objects.requireNonNull(committed.get(group), "a group that was not read");
        return Math.max(offsets.getOrDefault(partition, 0L), starts.getOrDefault(partition, 0L));
    }

    private PartitionCount partitions(String topic) {
        return Objects.requireNonNull(topics.get(topic), "a topic that was not read");
    }

    private static long end(BrokerSnapshot mark, TopicPartition partition) {
        return Objects.requireNonNull(mark.ends.get(partition));
    }
}
