package dev.waybill.events;

import java.util.Currency;

/** The amount is held on the customer's payment method. */
@EventType("payment.authorized.v1")
public record PaymentAuthorized(OrderId orderId, Amount amount, Currency currency, PaymentReference reference)
        implements PaymentEvent {

    public PaymentAuthorized {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requireMoney(amount, currency);
        EventPreconditions.requirePresent(reference, "reference");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
