package dev.waybill.events;

import java.util.Currency;

/** The authorisation was given back; nothing was taken. */
@EventType("payment.voided.v1")
public record PaymentVoided(OrderId orderId, Amount amount, Currency currency, PaymentReference reference)
        implements PaymentEvent {

    public PaymentVoided {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requireMoney(amount, currency);
        EventPreconditions.requirePresent(reference, "reference");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
