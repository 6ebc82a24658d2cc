package dev.waybill.events;

import java.util.Currency;

/** The price of the returned units could not be given back; an operator may try again. */
@EventType("payment.return-refund-failed.v1")
public record PaymentReturnRefundFailed(
        OrderId orderId, ReturnId returnId, Amount amount, Currency currency, ReasonCode code) implements PaymentEvent {

    public PaymentReturnRefundFailed {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(returnId, "returnId");
        EventPreconditions.requireMoney(amount, currency);
        EventPreconditions.requirePresent(code, "code");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
