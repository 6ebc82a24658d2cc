package dev.waybill.messaging.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.TopicPartition;

/** The back-off of partitions after transient failures: since when they fail, and until when they are paused. */
final class Waits {

    private static final Duration INITIAL = Duration.ofMillis(100);

    private final Duration maxBackOff;
    private final Map<TopicPartition, Wait> waits = new HashMap<>();

    private record Wait(int attempts, Instant since, Instant until, boolean paused) {}

    Waits(Duration maxBackOff) {
        this.maxBackOff = maxBackOff;
    }

    /** Starts the next back-off: exponential, with jitter so that partitions do not come back all at once. */
    Duration start(TopicPartition partition, Instant now) {
        Wait before = waits.get(partition);
        int attempts = before == null ? 1 : before.attempts() + 1;
        Duration full = INITIAL.multipliedBy(1L << Math.min(attempts - 1, 12));
        Duration bounded = full.compareTo(maxBackOff) < 0 ? full : maxBackOff;
        Duration backOff =
                Duration.ofMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 2, bounded.toMillis() + 1));
        waits.put(partition, new Wait(attempts, before == null ? now : before.since(), now.plus(backOff), true));
        return backOff;
    }

    /** Ends the pauses that are over. The partitions still count as failing until one of their records succeeds. */
    List<TopicPartition> due(Instant now) {
        var due = new ArrayList<TopicPartition>();
        waits.replaceAll((partition, wait) -> {
            if (!wait.paused() || wait.until().isAfter(now)) {
                return wait;
            }
            due.add(partition);
            return new Wait(wait.attempts(), wait.since(), wait.until(), false);
        });
        return due;
    }

    void end(TopicPartition partition) {
        waits.remove(partition);
    }

    void endAll(Collection<TopicPartition> partitions) {
        partitions.forEach(waits::remove);
    }

    /** When the next pause ends. */
    Optional<Instant> next() {
        return waits.values().stream().filter(Wait::paused).map(Wait::until).min(Comparator.naturalOrder());
    }

    /** Since when the partition fails that has failed for the longest time. */
    Optional<Instant> since() {
        return waits.values().stream().map(Wait::since).min(Comparator.naturalOrder());
    }
}
