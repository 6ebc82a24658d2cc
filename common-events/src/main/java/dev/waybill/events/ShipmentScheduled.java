package dev.waybill.events;

/** A parcel is booked with a carrier. */
@EventType("shipment.scheduled.v1")
public record ShipmentScheduled(OrderId orderId, Carrier carrier, TrackingNumber trackingNumber)
        implements ShipmentEvent {

    public ShipmentScheduled {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(carrier, "carrier");
        EventPreconditions.requirePresent(trackingNumber, "trackingNumber");
    }
}
