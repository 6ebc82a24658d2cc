package dev.waybill.orders.domain;

import dev.waybill.events.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All of a return that changes.
 *
 * @param refundFailure why the gateway refused to give the money back, while that stands
 */
public record ReturnProgress(
        ReturnStatus status,
        @Nullable ReasonCode refundFailure,
        @Nullable Instant refundedAt,
        @Nullable Instant restockedAt) {

    static final ReturnProgress NONE = new ReturnProgress(ReturnStatus.REQUESTED, null, null, null);

    ReturnProgress after(ReturnSignal signal, Instant now) {
        ReturnStatus next = ReturnTransitions.after(status, signal);
        if (next == status) {
            return this;
        }
        return switch (signal) {
            case ReturnSignal.Arrived() -> this;
            case ReturnSignal.Restocked() -> new ReturnProgress(next, refundFailure, refundedAt, now);
            case ReturnSignal.Refunded() -> new ReturnProgress(next, null, now, restockedAt);
            case ReturnSignal.RefundFailed(var code) -> new ReturnProgress(next, code, null, restockedAt);
        };
    }

    /** When both money and units were back. */
    public @Nullable Instant completedAt() {
        if (refundedAt == null || restockedAt == null) {
            return null;
        }
        return refundedAt.isAfter(restockedAt) ? refundedAt : restockedAt;
    }
}
