package dev.waybill.events;

import java.util.List;

/** All lines of the order are reserved. */
@EventType("stock.reserved.v1")
public record StockReserved(OrderId orderId, List<LineItem> lines) implements StockEvent {

    public StockReserved {
        EventPreconditions.requirePresent(orderId, "orderId");
        lines = EventPreconditions.requireUniqueLines(lines, "lines", LineItem::sku);
    }
}
