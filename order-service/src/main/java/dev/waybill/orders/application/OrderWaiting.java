package dev.waybill.orders.application;

import dev.waybill.orders.domain.MissingStep;
import dev.waybill.orders.domain.Order;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an order waits.
 *
 * @param items empty if it waits for nothing
 * @param timesOutFrom a PENDING order whose participants are away is cancelled from this time on; null in other statuses
 */
public record OrderWaiting(
        Order order, List<Item> items, @Nullable Instant timesOutFrom) {

    public OrderWaiting {
        items = List.copyOf(items);
    }

    /**
     * @param participant the service that is to do the step; null if an operator is
     * @param lag how many records of the order's partition have still to be consumed: by the participant, or by
     *     order-service if those are the answers; 0 for other causes
     */
    public record Item(MissingStep missing, @Nullable String participant, Cause cause, long lag) {}

    /** Why a step is missing. */
    public enum Cause {
        /** order-service has not published the event that the participant is to answer. */
        NOT_PUBLISHED,
        /** The participant's consumer group has no member. */
        PARTICIPANT_AWAY,
        /** The participant has not consumed the event. */
        PARTICIPANT_BEHIND,
        /** order-service has not consumed what the participant has published. */
        ANSWER_NOT_CONSUMED,
        /** The participant has consumed the event: it works on it, waits for its partner, or has dead-lettered it. */
        IN_PROGRESS,
        /** An operator has to act. */
        OPERATOR,
        /** The broker does not say how far consumers are. */
        UNKNOWN
    }
}
