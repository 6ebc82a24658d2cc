package dev.waybill.payments.api;

import dev.waybill.events.Amount;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.domain.RefundState;
import org.jspecify.annotations.Nullable;

/** The refund for a return as the outside sees it. */
record RefundView(
        ReturnId returnId,
        OrderId orderId,
        RefundState status,
        Amount amount,
        String currency,
        @Nullable ReasonCode failureCode) {

    static RefundView of(Refund refund) {
        return new RefundView(
                refund.id(),
                refund.orderId(),
                refund.progress().state(),
                refund.money().amount(),
                refund.money().currency().getCurrencyCode(),
                refund.progress().code());
    }
}
