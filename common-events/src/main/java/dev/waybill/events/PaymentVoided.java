package dev.waybill.events;

import java.util.Currency;

/** The authorisation was given back; nothing was taken. */
@WireName("payment.voided.v1")
public record PaymentVoided(OrderId orderId, Amount amount, Currency currency, PaymentReference reference)
        implements PaymentEvent {

    public PaymentVoided {
        Facts.present(orderId, "orderId");
        Facts.money(amount, currency);
        Facts.present(reference, "reference");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
