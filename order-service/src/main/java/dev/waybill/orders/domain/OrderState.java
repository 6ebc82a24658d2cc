package dev.waybill.orders.domain;

import dev.waybill.events.TrackingNumber;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mutable part of an order.
 *
 * @param flags what has happened already and may matter in a later status
 * @param version counts the changes that are visible from outside, from 1 at placement
 * @param sequence counts the events that order-service published about the order
 */
public record OrderState(
        OrderStatus status,
        @Nullable StatusReason reason,
        Set<SagaFlag> flags,
        @Nullable TrackingNumber trackingNumber,
        Instant updatedAt,
        int version,
        long sequence) {

    static OrderState placed(Instant now) {
        return new OrderState(OrderStatus.PENDING, null, Set.of(), null, now, 1, 0);
    }

    OrderState transitionTo(OrderStatus next, @Nullable StatusReason nextReason, Instant now) {
        return new OrderState(next, nextReason, flags, trackingNumber, now, version + 1, sequence);
    }

    /** Sets the tracking number without counting a new version. */
    OrderState withTrackingNumber(TrackingNumber number) {
        return number.equals(trackingNumber)
                ? this
                : new OrderState(status, reason, flags, number, updatedAt, version, sequence);
    }

    OrderState withFlag(SagaFlag flag) {
        if (flags.contains(flag)) {
            return this;
        }
        var more = EnumSet.of(flag);
        more.addAll(flags);
        return new OrderState(status, reason, more, trackingNumber, updatedAt, version, sequence);
    }

    OrderState withNextSequence() {
        return new OrderState(status, reason, flags, trackingNumber, updatedAt, version, sequence + 1);
    }
}
