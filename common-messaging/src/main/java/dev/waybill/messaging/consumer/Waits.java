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

/** Partitions that wait for time to mend something: since when, and until when they pause before the next try. */
final class Waits {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final Duration longest;
    private final Map<TopicPartition, Wait> waits = new HashMap<>();

    private record Wait(int tries, Instant since, Instant until, boolean paused) {}

    Waits(Duration longest) {
        this.longest = longest;
    }

    /** Begins the next pause, longer than the one before, of a random length so that not all come back at once. */
    Duration begin(TopicPartition partition, Instant now) {
        Wait before = waits.get(partition);
        int tries = before == null ? 1 : before.tries() + 1;
        Duration full = SHORTEST.multipliedBy(1L << Math.min(tries - 1, 12));
        Duration bounded = full.compareTo(longest) < 0 ? full : longest;
        Duration pause =
                Duration.ofMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 2, bounded.toMillis() + 1));
        waits.put(partition, new Wait(tries, before == null ? now : before.since(), now.plus(pause), true));
        return pause;
    }

    /** Ends the pauses that are over. The partitions still count as waiting until something of them succeeds. */
    List<TopicPartition> due(Instant now) {
        var due = new ArrayList<TopicPartition>();
        waits.replaceAll((partition, wait) -> {
            if (!wait.paused() || wait.until().isAfter(now)) {
                return wait;
            }
            due.add(partition);
            return new Wait(wait.tries(), wait.since(), wait.until(), false);
        });
        return due;
    }

    void end(TopicPartition partition) {
        waits.remove(partition);
    }

    void endAll(Collection<TopicPartition> partitions) {
        partitions.forEach(waits::remove);
    }

    /** When the next pause is over. */
    Optional<Instant> next() {
        return waits.values().stream().filter(Wait::paused).map(Wait::until).min(Comparator.naturalOrder());
    }

    /** Since when the partition that has waited longest has waited. */
    Optional<Instant> since() {
        return waits.values().stream().map(Wait::since).min(Comparator.naturalOrder());
    }
}
