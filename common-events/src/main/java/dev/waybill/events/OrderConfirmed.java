package dev.waybill.events;

import java.util.Currency;
import java.util.List;

/** Stock is reserved and payment authorised: the order can be shipped. */
@EventType("order.confirmed.v1")
public record OrderConfirmed(
        OrderId orderId, List<LineItem> lines, Address shippingAddress, Amount total, Currency currency)
        implements OrderEvent {

    public OrderConfirmed {
        EventPreconditions.requirePresent(orderId, "orderId");
        lines = EventPreconditions.requireUniqueLines(lines, "lines", LineItem::sku);
        EventPreconditions.requirePresent(shippingAddress, "shippingAddress");
        EventPreconditions.requireMoney(total, currency);
    }
}
