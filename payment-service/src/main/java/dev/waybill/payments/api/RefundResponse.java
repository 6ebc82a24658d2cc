package dev.waybill.payments.api;

import dev.waybill.events.Amount;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.domain.RefundStatus;
import org.jspecify.annotations.Nullable;

/** The refund for a return as clients see it. */
record RefundResponse(
        ReturnId returnId,
        OrderId orderId,
        RefundStatus status,
        Amount amount,
        String currency,
        @Nullable ReasonCode failureCode) {

    static RefundResponse of(Refund refund) {
        return new RefundResponse(
                refund.getId(),
                refund.orderId(),
                refund.status(),
                refund.money().amount(),
                refund.money().currency().getCurrencyCode(),
                refund.code());
    }
}
