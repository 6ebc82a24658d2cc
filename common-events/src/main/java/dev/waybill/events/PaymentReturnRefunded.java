package dev.waybill.events;

import java.util.Currency;

/** The price of the returned units went back to the customer. */
@EventType("payment.return-refunded.v1")
public record PaymentReturnRefunded(
        OrderId orderId, ReturnId returnId, Amount amount, Currency currency, PaymentReference reference)
        implements PaymentEvent {

    public PaymentReturnRefunded {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(returnId, "returnId");
        EventPreconditions.requireMoney(amount, currency);
        EventPreconditions.requirePresent(reference, "reference");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
