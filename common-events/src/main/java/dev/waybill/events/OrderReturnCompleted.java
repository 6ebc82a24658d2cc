package dev.waybill.events;

import java.util.Currency;

/** The returned units are back in stock and their price is back with the customer. */
@EventType("order.return-completed.v1")
public record OrderReturnCompleted(OrderId orderId, ReturnId returnId, Amount amount, Currency currency)
        implements OrderEvent {

    public OrderReturnCompleted {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(returnId, "returnId");
        EventPreconditions.requireMoney(amount, currency);
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
