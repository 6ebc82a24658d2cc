package dev.waybill.events;

import java.util.Currency;

/** The amount is held on the customer's payment method. */
@WireName("payment.authorized.v1")
public record PaymentAuthorized(OrderId orderId, Amount amount, Currency currency, PaymentReference reference)
        implements PaymentEvent {

    public PaymentAuthorized {
        Facts.present(orderId, "orderId");
        Facts.money(amount, currency);
        Facts.present(reference, "reference");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
