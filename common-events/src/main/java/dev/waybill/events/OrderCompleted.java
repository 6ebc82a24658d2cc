package dev.waybill.events;

import java.util.Currency;

/** The parcel is on its way and the money is captured. */
@WireName("order.completed.v1")
public record OrderCompleted(OrderId orderId, Amount total, Currency currency) implements OrderEvent {

    public OrderCompleted {
        Facts.present(orderId, "orderId");
        Facts.money(total, currency);
    }
}
