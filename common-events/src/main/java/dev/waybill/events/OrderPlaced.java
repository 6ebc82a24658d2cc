package dev.waybill.events;

import java.util.Currency;
import java.util.List;

/** A customer has placed an order, at the prices of that time. */
@EventType("order.placed.v1")
public record OrderPlaced(
        OrderId orderId,
        CustomerId customerId,
        List<PricedLineItem> lines,
        Currency currency,
        Amount total,
        PaymentMethod paymentMethod,
        Address shippingAddress)
        implements OrderEvent {

    public OrderPlaced {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(customerId, "customerId");
        lines = EventPreconditions.requireUniqueLines(lines, "lines", PricedLineItem::sku);
        for (PricedLineItem line : lines) {
            EventPreconditions.requireMoney(line.unitPrice(), currency);
        }
        EventPreconditions.requireMoney(total, currency);
        EventPreconditions.requirePresent(paymentMethod, "paymentMethod");
        EventPreconditions.requirePresent(shippingAddress, "shippingAddress");
    }

    public Money price() {
        return new Money(total, currency);
    }
}
