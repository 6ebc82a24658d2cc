package dev.waybill.messaging.consumer;

import dev.waybill.messaging.ExponentialDelay;
import dev.waybill.messaging.TimeSource;
import dev.waybill.messaging.TimeSource.Mark;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * How long partitions wait after failures that are not their records' fault, and since when they fail. A partition counts
 * as failing until one of its records succeeds. Thread-safe.
 */
final class PartitionBackOff {

    private final ExponentialDelay delay;
    private final TimeSource time;
    private final Map<TopicPartition, Failing> failing = new ConcurrentHashMap<>();

    /** @param kindSince the first of the latest failures that were all of this kind */
    private record Failing(FailureClassifier kind, int attempts, Mark since, Mark kindSince) {}

    PartitionBackOff(Duration maxBackOff, TimeSource time) {
        this.delay = new ExponentialDelay(Duration.ofMillis(100), maxBackOff);
        this.time = time;
    }

    /** The next back-off: exponential, with jitter so that partitions do not come back all at once. */
    Duration next(TopicPartition partition, FailureClassifier kind) {
        Mark now = time.now();
        Failing failure = Objects.requireNonNull(failing.compute(
                partition,
                (_, before) -> before == null
                        ? new Failing(kind, 1, now, now)
                        : new Failing(
                                kind,
                                before.attempts() + 1,
                                before.since(),
                                before.kind() == kind ? before.kindSince() : now)));
        long full = delay.after(failure.attempts()).toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(full / 2, full + 1));
    }

    void succeeded(TopicPartition partition) {
        failing.remove(partition);
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(failing::remove);
    }

    /** Since when the partition fails that has failed for the longest time and fails for one of these reasons now. */
    Optional<Mark> since(FailureClassifier kind, FailureClassifier... more) {
        return earliest(EnumSet.of(kind, more), Failing::since);
    }

    /** Since when the partition fails that has failed for the longest time for this reason and no other in between. */
    Optional<Mark> onlySince(FailureClassifier kind) {
        return earliest(EnumSet.of(kind), Failing::kindSince);
    }

    private Optional<Mark> earliest(Set<FailureClassifier> kinds, Function<Failing, Mark> since) {
        return failing.values().stream()
                .filter(each -> kinds.contains(each.kind()))
                .map(since)
                .max(Comparator.comparing(time::since));
    }
}
