package dev.waybill.events;

import java.util.Currency;

/** The authorised amount was taken. */
@EventType("payment.captured.v1")
public record PaymentCaptured(OrderId orderId, Amount amount, Currency currency, PaymentReference reference)
        implements PaymentEvent {

    public PaymentCaptured {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requireMoney(amount, currency);
        EventPreconditions.requirePresent(reference, "reference");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
