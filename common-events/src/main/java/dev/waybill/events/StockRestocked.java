package dev.waybill.events;

import java.util.List;

/** The returned units can be sold again. */
@EventType("stock.restocked.v1")
public record StockRestocked(OrderId orderId, ReturnId returnId, List<LineItem> lines) implements StockEvent {

    public StockRestocked {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(returnId, "returnId");
        lines = EventPreconditions.requireUniqueLines(lines, "lines", LineItem::sku);
    }
}
