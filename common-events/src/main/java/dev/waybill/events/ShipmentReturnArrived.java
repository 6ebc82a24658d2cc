package dev.waybill.events;

import java.util.List;

/** The carrier reports that the returned units arrived at the warehouse. */
@WireName("shipment.return-arrived.v1")
public record ShipmentReturnArrived(OrderId orderId, ReturnId returnId, List<Line> lines) implements ShipmentEvent {

    public ShipmentReturnArrived {
        Facts.present(orderId, "orderId");
        Facts.present(returnId, "returnId");
        lines = Facts.lines(lines, "lines", Line::sku);
    }
}
