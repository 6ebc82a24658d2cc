package dev.waybill.events;

/** The parcel has left; there is no way back. */
@EventType("shipment.dispatched.v1")
public record ShipmentDispatched(OrderId orderId, Carrier carrier, TrackingNumber trackingNumber)
        implements ShipmentEvent {

    public ShipmentDispatched {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(carrier, "carrier");
        EventPreconditions.requirePresent(trackingNumber, "trackingNumber");
    }
}
