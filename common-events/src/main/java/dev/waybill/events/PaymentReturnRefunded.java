package dev.waybill.events;

import java.util.Currency;

/** The price of the returned units went back to the customer. */
@WireName("payment.return-refunded.v1")
public record PaymentReturnRefunded(
        OrderId orderId, ReturnId returnId, Amount amount, Currency currency, PaymentReference reference)
        implements PaymentEvent {

    public PaymentReturnRefunded {
        Facts.present(orderId, "orderId");
        Facts.present(returnId, "returnId");
        Facts.money(amount, currency);
        Facts.present(reference, "reference");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
