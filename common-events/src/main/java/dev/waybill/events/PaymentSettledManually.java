package dev.waybill.events;

import java.util.Currency;

/** An operator closed a payment whose capture had failed: it ends the order, and nothing was captured. */
@EventType("payment.settled-manually.v1")
public record PaymentSettledManually(OrderId orderId, SettlementKind kind, Amount amount, Currency currency)
        implements PaymentEvent {

    public PaymentSettledManually {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(kind, "kind");
        EventPreconditions.requireMoney(amount, currency);
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
