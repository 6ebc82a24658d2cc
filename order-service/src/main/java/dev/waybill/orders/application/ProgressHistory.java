package dev.waybill.orders.application;

import dev.waybill.messaging.ConsumerProgress.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The snapshots of the recent past, without interruption, at most about 200: the older, the fewer. Not thread-safe. */
final class ProgressHistory {

    private static final int SNAPSHOTS_PER_DEADLINE = 60;
    private static final Duration MIN_INTERVAL = Duration.ofMillis(900);
    private static final Duration MIN_INTERRUPTION = Duration.ofSeconds(15);

    private final OrderTimeoutProperties properties;
    private final Duration interval;
    private final Duration interruption;
    private final List<Snapshot> snapshots = new ArrayList<>();

    ProgressHistory(OrderTimeoutProperties properties) {
        this.properties = properties;
        interval = max(properties.sagaDeadline().dividedBy(SNAPSHOTS_PER_DEADLINE), MIN_INTERVAL);
        interruption = max(interval.multipliedBy(5), MIN_INTERRUPTION);
    }

    /** Whether it is time for another snapshot. */
    boolean isDue(Instant now) {
        return snapshots.isEmpty() || sinceLast(now).abs().compareTo(interval) >= 0;
    }

    /** Forgets the past after an interruption, because who was away meanwhile is unknown, and when the clock is set back. */
    void add(Snapshot snapshot) {
        Instant now = snapshot.takenAt();
        if (!snapshots.isEmpty()
                && (sinceLast(now).isNegative() || sinceLast(now).compareTo(interruption) > 0)) {
            snapshots.clear();
        }
        snapshots.add(snapshot);
        thin(now);
    }

    private Duration sinceLast(Instant now) {
        return Duration.between(snapshots.getLast().takenAt(), now);
    }

    void clear() {
        snapshots.clear();
    }

    List<Snapshot> snapshots() {
        return snapshots;
    }

    private void thin(Instant now) {
        Instant outdated = now.minus(properties.sagaDeadlineAway()).minus(properties.sagaDeadline());
        snapshots.removeIf(snapshot -> snapshot.takenAt().isBefore(outdated));
        Duration sparse = properties.sagaDeadlineAway().dividedBy(SNAPSHOTS_PER_DEADLINE);
        Instant old = now.minus(properties.sagaDeadline().multipliedBy(2));
        for (int i = 1; i < snapshots.size() - 1 && snapshots.get(i).takenAt().isBefore(old); ) {
            Instant before = snapshots.get(i - 1).takenAt();
            if (snapshots.get(i + 1).takenAt().isBefore(before.plus(sparse))) {
                snapshots.remove(i);
            } else {
                i++;
            }
        }
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
