package dev.waybill.events;

import java.util.Currency;
import java.util.List;

/** The customer returns some or all units of a completed order, at this price. */
@EventType("order.return-requested.v1")
public record OrderReturnRequested(
        OrderId orderId, ReturnId returnId, List<LineItem> lines, Amount amount, Currency currency)
        implements OrderEvent {

    public OrderReturnRequested {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(returnId, "returnId");
        lines = EventPreconditions.requireUniqueLines(lines, "lines", LineItem::sku);
        EventPreconditions.requireMoney(amount, currency);
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
