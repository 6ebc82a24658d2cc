package dev.waybill.events;

import java.util.Currency;

/** The captured amount went back to the customer. */
@WireName("payment.refunded.v1")
public record PaymentRefunded(OrderId orderId, Amount amount, Currency currency, PaymentReference reference)
        implements PaymentEvent {

    public PaymentRefunded {
        Facts.present(orderId, "orderId");
        Facts.money(amount, currency);
        Facts.present(reference, "reference");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
