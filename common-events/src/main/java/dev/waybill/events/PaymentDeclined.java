package dev.waybill.events;

import java.util.Currency;

/** The amount could not be authorised. */
@EventType("payment.declined.v1")
public record PaymentDeclined(OrderId orderId, Amount amount, Currency currency, ReasonCode code)
        implements PaymentEvent {

    public PaymentDeclined {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requireMoney(amount, currency);
        EventPreconditions.requirePresent(code, "code");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
