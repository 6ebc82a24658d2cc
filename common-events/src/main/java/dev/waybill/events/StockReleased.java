package dev.waybill.events;

import java.util.List;

/** The reservation is undone; the units can be sold again. */
@WireName("stock.released.v1")
public record StockReleased(OrderId orderId, List<Line> lines) implements StockEvent {

    public StockReleased {
        Facts.present(orderId, "orderId");
        lines = Facts.lines(lines, "lines", Line::sku);
    }
}
