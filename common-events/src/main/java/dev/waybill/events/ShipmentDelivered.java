package dev.waybill.events;

/** The carrier reports that the parcel arrived. */
@EventType("shipment.delivered.v1")
public record ShipmentDelivered(OrderId orderId, Carrier carrier, TrackingNumber trackingNumber)
        implements ShipmentEvent {

    public ShipmentDelivered {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(carrier, "carrier");
        EventPreconditions.requirePresent(trackingNumber, "trackingNumber");
    }
}
