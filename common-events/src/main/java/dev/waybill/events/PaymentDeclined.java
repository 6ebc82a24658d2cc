package dev.waybill.events;

import java.util.Currency;

/** The amount could not be authorised. */
@WireName("payment.declined.v1")
public record PaymentDeclined(OrderId orderId, Amount amount, Currency currency, ReasonCode code)
        implements PaymentEvent {

    public PaymentDeclined {
        Facts.present(orderId, "orderId");
        Facts.money(amount, currency);
        Facts.present(code, "code");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
