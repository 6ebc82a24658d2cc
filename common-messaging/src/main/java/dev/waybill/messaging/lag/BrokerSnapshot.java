package dev.waybill.messaging.lag;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Subscription;
import dev.waybill.messaging.codec.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/**
 * Offsets of topics and consumer groups.
 *
 * @param ends by topic
 * @param processed by group and topic: the offset below which nothing of a partition is left to process
 */
record BrokerSnapshot(
        Instant takenAt,
        Instant publishedUntil,
        Map<String, TopicEnd> ends,
        Map<GroupTopic, long[]> processed,
        Set<String> groupsWithMembers)
        implements ConsumerProgress.Snapshot {

    /** For longer than this no producer goes by a partition count that is outdated. The client's default is 5 minutes. */
    static final Duration METADATA_AGE = Duration.ofMinutes(10);

    /**
     * The high watermark of each partition.
     *
     * @param sameCountSince the topic has had as many partitions since then at least
     */
    record TopicEnd(long[] offsets, Instant sameCountSince) {}

    record GroupTopic(String group, String topic) {}

    @Override
    public boolean hasMembers(String group) {
        return groupsWithMembers.contains(group);
    }

    @Override
    public boolean hasProcessed(
            Subscription subscription, OrderId order, Instant placedAt, ConsumerProgress.Snapshot earlier) {
        String topic = EventCodec.topicOf(subscription.eventType());
        TopicEnd mark = endOf((BrokerSnapshot) earlier, topic);
        long[] offsets = Objects.requireNonNull(
                processed.get(new GroupTopic(subscription.group(), topic)), "a subscription that was not read");
        if (offsets.length != mark.offsets().length) {
            return false; // since partitions were added, the order's records may be in one that has no mark
        }
        return partitionsOf(order, placedAt, mark)
                .allMatch(partition -> offsets[partition] >= mark.offsets()[partition]);
    }

    /** The one that the key leads to, or all of them unless the topic had as many when the order's first event was sent. */
    private static IntStream partitionsOf(OrderId order, Instant placedAt, TopicEnd end) {
        int count = end.offsets().length;
        if (placedAt.isBefore(end.sameCountSince().plus(METADATA_AGE))) {
            return IntStream.range(0, count);
        }
        byte[] key = order.toString().getBytes(UTF_8);
        return IntStream.of(Utils.toPositive(Utils.murmur2(key)) % count);
    }

    private static TopicEnd endOf(BrokerSnapshot snapshot, String topic) {
        return Objects.requireNonNull(snapshot.ends.get(topic), "a topic that was not read");
    }
}
