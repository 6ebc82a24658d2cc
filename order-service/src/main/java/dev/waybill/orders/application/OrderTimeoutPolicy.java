package dev.waybill.orders.application;

import dev.waybill.messaging.ConsumerProgress.Snapshot;
import dev.waybill.orders.domain.PendingOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides when a PENDING order is timed out, from what the broker said. Three things must hold:
 *
 * <ul>
 *   <li>The order has been published: everything that was committed before its deadline had reached the topic.
 *   <li>Its answers have been consumed: this service's group has committed all that the topics of the missing answers held
 *       at some time after the deadline, whichever instance owns the partition.
 *   <li>Its time is up. The deadline counts from placement, or from when a missing participant was seen to have consumed
 *       the order, if that was late. While a missing participant is away, because its group has no member or has not
 *       committed past the order, the longer deadline counts from placement.
 * </ul>
 */
final class OrderTimeoutPolicy {

    private final OrderTimeoutProperties properties;

    OrderTimeoutPolicy(OrderTimeoutProperties properties) {
        this.properties = properties;
    }

    /** @param history at least one snapshot, the latest last, without interruption */
    boolean isTimedOut(PendingOrder order, List<Snapshot> history) {
        Snapshot latest = history.getLast();
        Instant deadline = order.placedAt().plus(properties.sagaDeadline());
        if (latest.takenAt().isBefore(deadline)) {
            return false;
        }
        List<SagaParticipant> missing = SagaParticipant.missing(order);
        return !latest.takenAt().isBefore(end(order, missing, deadline, history))
                && areAnswersConsumed(order, missing, deadline, history);
    }

    private static boolean areAnswersConsumed(
            PendingOrder order, List<SagaParticipant> missing, Instant deadline, List<Snapshot> history) {
        Snapshot latest = history.getLast();
        return history.stream()
                .filter(mark -> !mark.takenAt().isBefore(deadline)
                        && !mark.publishedUntil().isBefore(deadline))
                .anyMatch(mark -> missing.stream()
                        .allMatch(participant ->
                                latest.hasProcessed(participant.answers(), order.id(), order.placedAt(), mark)));
    }

    private Instant end(PendingOrder order, List<SagaParticipant> missing, Instant deadline, List<Snapshot> history) {
        Instant end = deadline;
        for (SagaParticipant participant : missing) {
            Optional<Instant> since = presentSince(participant, order, history);
            if (since.isEmpty()) {
                return order.placedAt().plus(properties.sagaDeadlineAway());
            }
            if (since.get().isAfter(order.placedAt().plus(properties.promptUntil()))) {
                Instant later = since.get().plus(properties.sagaDeadline());
                end = later.isAfter(end) ? later : end;
            }
        }
        return end;
    }

    /** Since when the participant has been there and past the order; empty if it is not now. */
    private Optional<Instant> presentSince(SagaParticipant participant, PendingOrder order, List<Snapshot> history) {
        Instant published = order.placedAt().plus(properties.observedFrom());
        Snapshot latest = history.getLast();
        if (!latest.hasMembers(participant.group())) {
            return Optional.empty();
        }
        return history.stream()
                .filter(mark -> !mark.publishedUntil().isBefore(published))
                .filter(mark -> latest.hasProcessed(participant.orders(), order.id(), order.placedAt(), mark))
                .findFirst()
                .map(mark -> presentSince(participant, order, mark, history));
    }

    private static Instant presentSince(
            SagaParticipant participant, PendingOrder order, Snapshot mark, List<Snapshot> history) {
        Instant since = history.getLast().takenAt();
        for (Snapshot snapshot : history.reversed()) {
            if (!snapshot.hasMembers(participant.group())
                    || !snapshot.hasProcessed(participant.orders(), order.id(), order.placedAt(), mark)) {
                break;
            }
            since = snapshot.takenAt();
        }
        return since;
    }
}
