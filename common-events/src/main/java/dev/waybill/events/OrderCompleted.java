package dev.waybill.events;

import java.util.Currency;

/** The parcel is on its way and the money is captured. */
@EventType("order.completed.v1")
public record OrderCompleted(OrderId orderId, Amount total, Currency currency) implements OrderEvent {

    public OrderCompleted {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requireMoney(total, currency);
    }
}
