package dev.waybill.events;

import java.util.List;

/** The carrier reports that the returned units arrived at the warehouse. */
@EventType("shipment.return-arrived.v1")
public record ShipmentReturnArrived(OrderId orderId, ReturnId returnId, List<LineItem> lines) implements ShipmentEvent {

    public ShipmentReturnArrived {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(returnId, "returnId");
        lines = EventPreconditions.requireUniqueLines(lines, "lines", LineItem::sku);
    }
}
