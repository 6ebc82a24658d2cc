package dev.waybill.events;

import java.util.Currency;

/** An operator closed a refund that had failed: it ends the return, and the gateway has refunded nothing. */
@EventType("payment.return-settled-manually.v1")
public record PaymentReturnSettledManually(
        OrderId orderId, ReturnId returnId, RefundSettlementKind kind, Amount amount, Currency currency)
        implements PaymentEvent {

    public PaymentReturnSettledManually {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(returnId, "returnId");
        EventPreconditions.requirePresent(kind, "kind");
        EventPreconditions.requireMoney(amount, currency);
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
