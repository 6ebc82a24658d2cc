package dev.waybill.events;

import java.util.List;

/**
 * Nothing is reserved, because of these shortages. There are none when the order was already closed before its stock
 * was asked for.
 */
@WireName("stock.rejected.v1")
public record StockRejected(OrderId orderId, List<Shortage> shortages) implements StockEvent {

    public StockRejected {
        Facts.present(orderId, "orderId");
        shortages = Facts.present(shortages, "shortages").isEmpty()
                ? List.of()
                : Facts.lines(shortages, "shortages", Shortage::sku);
    }
}
