package dev.waybill.events;

import java.util.Currency;

/** The price of the returned units could not be given back; an operator may try again. */
@WireName("payment.return-refund-failed.v1")
public record PaymentReturnRefundFailed(
        OrderId orderId, ReturnId returnId, Amount amount, Currency currency, ReasonCode code) implements PaymentEvent {

    public PaymentReturnRefundFailed {
        Facts.present(orderId, "orderId");
        Facts.present(returnId, "returnId");
        Facts.money(amount, currency);
        Facts.present(code, "code");
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
