package dev.waybill.events;

import java.util.List;

/** The returned units can be sold again. */
@WireName("stock.restocked.v1")
public record StockRestocked(OrderId orderId, ReturnId returnId, List<Line> lines) implements StockEvent {

    public StockRestocked {
        Facts.present(orderId, "orderId");
        Facts.present(returnId, "returnId");
        lines = Facts.lines(lines, "lines", Line::sku);
    }
}
