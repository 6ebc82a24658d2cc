package dev.waybill.payments.api;

import dev.waybill.events.Amount;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.domain.RefundStatus;
import dev.waybill.payments.domain.Settlement;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The refund for a return as clients see it. */
record RefundResponse(
        ReturnId returnId,
        OrderId orderId,
        RefundStatus status,
        Amount amount,
        String currency,
        @Nullable ReasonCode failureCode,
        @Nullable SettlementResponse settlement) {

    /** @param settlements finds what was settled manually */
    static RefundResponse of(Refund refund, BiFunction<OrderId, @Nullable ReturnId, Optional<Settlement>> settlements) {
        return new RefundResponse(
                refund.getId(),
                refund.orderId(),
                refund.status(),
                refund.money().amount(),
                refund.money().currency().getCurrencyCode(),
                refund.code(),
                refund.status() == RefundStatus.SETTLED_MANUALLY
                        ? settlements
                                .apply(refund.orderId(), refund.getId())
                                .map(SettlementResponse::of)
                                .orElse(null)
                        : null);
    }
}
