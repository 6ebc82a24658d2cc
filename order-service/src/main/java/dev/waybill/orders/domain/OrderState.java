package dev.waybill.orders.domain;

import dev.waybill.events.TrackingNumber;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All of an order that changes.
 *
 * @param facts what it was told before it counted
 * @param version counts the changes that can be seen from outside, from 1 at placement
 * @param sequence counts the events that order-service published about it
 */
public record OrderState(
        OrderStatus status,
        @Nullable Reason reason,
        Set<Fact> facts,
        @Nullable TrackingNumber trackingNumber,
        Instant updatedAt,
        int version,
        long sequence) {

    static OrderState placed(Instant now) {
        return new OrderState(OrderStatus.PENDING, null, Set.of(), null, now, 1, 0);
    }

    OrderState moved(OrderStatus to, @Nullable Reason why, Instant now) {
        return new OrderState(to, why, facts, trackingNumber, now, version + 1, sequence);
    }

    /** Learns the tracking number without being moved by it. */
    OrderState tracked(TrackingNumber number) {
        return number.equals(trackingNumber)
                ? this
                : new OrderState(status, reason, facts, number, updatedAt, version, sequence);
    }

    OrderState knowing(Fact fact) {
        if (facts.contains(fact)) {
            return this;
        }
        var more = EnumSet.of(fact);
        more.addAll(facts);
        return new OrderState(status, reason, more, trackingNumber, updatedAt, version, sequence);
    }

    OrderState told() {
        return new OrderState(status, reason, facts, trackingNumber, updatedAt, version, sequence + 1);
    }
}
