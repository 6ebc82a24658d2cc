package dev.waybill.events;

import java.util.Currency;

/** The authorised amount was taken. */
@WireName("payment.captured.v1")
public record PaymentCaptured(OrderId orderId, Amount amount, Currency currency, PaymentReference reference)
        implements PaymentEvent {

    public PaymentCaptured {
        Facts.present(orderId, "orderId");
        Facts.money(amount, currency);
        Facts.present(reference, "reference");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
