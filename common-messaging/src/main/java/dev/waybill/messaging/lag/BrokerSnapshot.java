package dev.waybill.messaging.lag;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Subscription;
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
 * @param positions what was read of each subscription
 */
record BrokerSnapshot(
        Instant takenAt, Instant publishedUntil, Map<Subscription, Position> positions, Set<String> groupsWithMembers)
        implements ConsumerProgress.Snapshot {

    /** For longer than this no producer goes by a partition count that is outdated. The client's default is 5 minutes. */
    static final Duration METADATA_AGE = Duration.ofMinutes(10);

    /**
     * Of each partition of the topic.
     *
     * @param ends the high watermarks
     * @param processed the offsets below which nothing is left to process
     * @param sameCountSince the topic has had as many partitions since then at least
     */
    record Position(long[] ends, long[] processed, Instant sameCountSince) {}

    @Override
    public boolean hasMembers(String group) {
        return groupsWithMembers.contains(group);
    }

    @Override
    public boolean hasProcessed(
            Subscription subscription, OrderId order, Instant placedAt, ConsumerProgress.Snapshot earlier) {
        Position mark = ((BrokerSnapshot) earlier).positionOf(subscription);
        long[] processed = positionOf(subscription).processed();
        if (processed.length != mark.ends().length) {
            return false; // since partitions were added, the order's records may be in one that has no mark
        }
        return partitionsOf(order, placedAt, mark)
                .allMatch(partition -> processed[partition] >= mark.ends()[partition]);
    }

    /** The one that the key leads to, or all of them unless the topic had as many when the order's first event was sent. */
    private static IntStream partitionsOf(OrderId order, Instant placedAt, Position position) {
        int count = position.ends().length;
        if (placedAt.isBefore(position.sameCountSince().plus(METADATA_AGE))) {
            return IntStream.range(0, count);
        }
        byte[] key = order.toString().getBytes(UTF_8);
        return IntStream.of(Utils.toPositive(Utils.murmur2(key)) % count);
    }

    private Position positionOf(Subscription subscription) {
        return Objects.requireNonNull(positions.get(subscription), "a subscription that was not read");
    }
}
