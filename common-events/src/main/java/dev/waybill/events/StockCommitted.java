package dev.waybill.events;

import java.util.List;

/** The reserved units have left the stock. */
@EventType("stock.committed.v1")
public record StockCommitted(OrderId orderId, List<LineItem> lines) implements StockEvent {

    public StockCommitted {
        EventPreconditions.requirePresent(orderId, "orderId");
        lines = EventPreconditions.requireUniqueLines(lines, "lines", LineItem::sku);
    }
}
