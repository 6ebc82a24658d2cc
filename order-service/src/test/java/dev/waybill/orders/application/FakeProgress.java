package dev.waybill.orders.application;

import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups whose progress a test sets as a time: a group has processed all that a topic held until then. By default all
 * participants are there, and everything has been published and processed.
 */
final class FakeProgress implements ConsumerProgress {

    boolean isBrokerAway;

    @Nullable Instant publishedUntil;

    @Nullable Instant answersProcessedUntil;

    final Map<SagaParticipant, Instant> ordersProcessedUntil = new EnumMap<>(SagaParticipant.class);
    final Set<SagaParticipant> withMembers = EnumSet.allOf(SagaParticipant.class);
    Duration duration = Duration.ZERO;
    int reads;
    private final MutableClock clock;

    FakeProgress(MutableClock clock) {
        this.clock = clock;
    }

    Snapshot snapshot() {
        return read(Set.of()).orElseThrow();
    }

    @Override
    public Optional<Snapshot> read(Collection<Subscription> subscriptions) {
        reads++;
        clock.advance(duration);
        Instant now = clock.instant();
        return isBrokerAway
                ? Optional.empty()
                : Optional.of(new Taken(
                        now,
                        publishedUntil == null ? now : publishedUntil,
                        answersProcessedUntil == null ? now : answersProcessedUntil,
                        Map.copyOf(ordersProcessedUntil),
                        Set.copyOf(withMembers)));
    }

    private record Taken(
            Instant takenAt,
            Instant publishedUntil,
            Instant answersProcessedUntil,
            Map<SagaParticipant, Instant> ordersProcessedUntil,
            Set<SagaParticipant> withMembers)
            implements Snapshot {

        @Override
        public boolean hasMembers(String group) {
            return Arrays.stream(SagaParticipant.values())
                    .filter(participant -> !withMembers.contains(participant))
                    .noneMatch(participant -> participant.group().equals(group));
        }

        @Override
        public long lag(Subscription subscription, OrderId order, Instant placedAt) {
            return hasProcessed(subscription, order, placedAt, this) ? 0 : 7;
        }

        @Override
        public boolean hasProcessed(Subscription subscription, OrderId order, Instant placedAt, Snapshot earlier) {
            Instant until = answersProcessedUntil;
            if (subscription.eventType() == OrderEvent.class) {
                until = takenAt;
                for (var participant : ordersProcessedUntil.entrySet()) {
                    if (participant.getKey().group().equals(subscription.group())) {
                        until = participant.getValue();
                    }
                }
            }
            return !until.isBefore(earlier.takenAt());
        }
    }

    /** All that was there until this long ago has been processed. */
    Instant ago(Duration duration) {
        return clock.instant().minus(duration);
    }
}
