package dev.waybill.events;

import java.util.List;

/** All lines of the order are reserved. */
@WireName("stock.reserved.v1")
public record StockReserved(OrderId orderId, List<Line> lines) implements StockEvent {

    public StockReserved {
        Facts.present(orderId, "orderId");
        lines = Facts.lines(lines, "lines", Line::sku);
    }
}
