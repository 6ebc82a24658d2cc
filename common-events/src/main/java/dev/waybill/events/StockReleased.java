package dev.waybill.events;

import java.util.List;

/** The reservation is undone; the units can be sold again. */
@EventType("stock.released.v1")
public record StockReleased(OrderId orderId, List<LineItem> lines) implements StockEvent {

    public StockReleased {
        EventPreconditions.requirePresent(orderId, "orderId");
        lines = EventPreconditions.requireUniqueLines(lines, "lines", LineItem::sku);
    }
}
