package dev.waybill.orders.api;

import dev.waybill.events.Amount;
import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.ReturnStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return as the API shows it. */
record ReturnResponse(
        ReturnId id,
        OrderId orderId,
        Status status,
        List<LineItem> lines,
        String currency,
        Amount refundAmount,
        @Nullable ReasonCode refundFailure,
        Instant requestedAt,
        @Nullable Instant refundedAt,
        @Nullable Instant restockedAt,
        @Nullable Instant completedAt) {

    /** A failed refund takes precedence, because it waits for an operator. */
    enum Status {
        REQUESTED,
        REFUNDED,
        RESTOCKED,
        REFUND_FAILED,
        COMPLETED;

        static Status of(ReturnStatus status) {
            return switch (status) {
                case REQUESTED -> REQUESTED;
                case REFUNDED -> REFUNDED;
                case RESTOCKED -> RESTOCKED;
                case REFUND_FAILED, RESTOCKED_UNPAID -> REFUND_FAILED;
                case COMPLETED -> COMPLETED;
            };
        }
    }

    static ReturnResponse of(Return source) {
        return new ReturnResponse(
                source.getId(),
                source.orderId(),
                Status.of(source.status()),
                source.lines(),
                source.refund().currency().getCurrencyCode(),
                source.refund().amount(),
                source.refundFailure(),
                source.requestedAt(),
                source.refundedAt(),
                source.restockedAt(),
                source.completedAt());
    }
}
