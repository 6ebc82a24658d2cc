package dev.waybill.orders.domain;

import dev.waybill.events.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The mutable part of a return.
 *
 * @param refundFailure why the gateway refused the refund; null once a later attempt succeeded
 */
public record ReturnProgress(
        ReturnStatus status,
        @Nullable ReasonCode refundFailure,
        @Nullable Instant refundedAt,
        @Nullable Instant restockedAt) {

    static final ReturnProgress NONE = new ReturnProgress(ReturnStatus.REQUESTED, null, null, null);

    ReturnProgress apply(ReturnTrigger trigger, Instant now) {
        ReturnStatus next = ReturnStateMachine.next(status, trigger);
        if (next == status) {
            return this;
        }
        return switch (trigger) {
            case ReturnTrigger.Arrived() -> this;
            case ReturnTrigger.Restocked() -> new ReturnProgress(next, refundFailure, refundedAt, now);
            case ReturnTrigger.Refunded() -> new ReturnProgress(next, null, now, restockedAt);
            case ReturnTrigger.RefundFailed(var code) -> new ReturnProgress(next, code, null, restockedAt);
        };
    }

    /** When the refund and the restocking were both done. */
    public @Nullable Instant completedAt() {
        if (refundedAt == null || restockedAt == null) {
            return null;
        }
        return refundedAt.isAfter(restockedAt) ? refundedAt : restockedAt;
    }
}
