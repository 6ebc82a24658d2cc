package dev.waybill.events;

import java.util.Currency;

/** The captured amount went back to the customer. */
@EventType("payment.refunded.v1")
public record PaymentRefunded(OrderId orderId, Amount amount, Currency currency, PaymentReference reference)
        implements PaymentEvent {

    public PaymentRefunded {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requireMoney(amount, currency);
        EventPreconditions.requirePresent(reference, "reference");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
