package dev.waybill.events;

import java.util.List;

/**
 * Nothing is reserved, because of these shortages. There are none when the order was already closed before its stock
 * was asked for.
 */
@EventType("stock.rejected.v1")
public record StockRejected(OrderId orderId, List<Shortage> shortages) implements StockEvent {

    public StockRejected {
        EventPreconditions.requirePresent(orderId, "orderId");
        shortages = EventPreconditions.requirePresent(shortages, "shortages").isEmpty()
                ? List.of()
                : EventPreconditions.requireUniqueLines(shortages, "shortages", Shortage::sku);
    }
}
