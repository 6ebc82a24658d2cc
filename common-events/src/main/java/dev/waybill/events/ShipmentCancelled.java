package dev.waybill.events;

/** The parcel will not be sent. */
@EventType("shipment.cancelled.v1")
public record ShipmentCancelled(OrderId orderId) implements ShipmentEvent {

    public ShipmentCancelled {
        EventPreconditions.requirePresent(orderId, "orderId");
    }
}
