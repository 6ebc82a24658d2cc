package dev.waybill.events;

/** A parcel is booked with a carrier. */
@WireName("shipment.scheduled.v1")
public record ShipmentScheduled(OrderId orderId, Carrier carrier, TrackingNumber trackingNumber)
        implements ShipmentEvent {

    public ShipmentScheduled {
        Facts.present(orderId, "orderId");
        Facts.present(carrier, "carrier");
        Facts.present(trackingNumber, "trackingNumber");
    }
}
