package dev.waybill.events;

import java.util.Currency;

/** The returned units are back in stock and their price is back with the customer. */
@WireName("order.return-completed.v1")
public record OrderReturnCompleted(OrderId orderId, ReturnId returnId, Amount amount, Currency currency)
        implements OrderEvent {

    public OrderReturnCompleted {
        Facts.present(orderId, "orderId");
        Facts.present(returnId, "returnId");
        Facts.money(amount, currency);
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
