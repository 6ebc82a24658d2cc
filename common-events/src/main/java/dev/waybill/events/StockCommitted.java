package dev.waybill.events;

import java.util.List;

/** The reserved units have left the stock. */
@WireName("stock.committed.v1")
public record StockCommitted(OrderId orderId, List<Line> lines) implements StockEvent {

    public StockCommitted {
        Facts.present(orderId, "orderId");
        lines = Facts.lines(lines, "lines", Line::sku);
    }
}
