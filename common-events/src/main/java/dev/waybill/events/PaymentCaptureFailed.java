package dev.waybill.events;

import java.util.Currency;

/** The authorised amount could not be taken; an operator may try again. */
@EventType("payment.capture-failed.v1")
public record PaymentCaptureFailed(OrderId orderId, Amount amount, Currency currency, ReasonCode code)
        implements PaymentEvent {

    public PaymentCaptureFailed {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requireMoney(amount, currency);
        EventPreconditions.requirePresent(code, "code");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
