package dev.waybill.events;

/** The parcel has left; there is no way back. */
@WireName("shipment.dispatched.v1")
public record ShipmentDispatched(OrderId orderId, Carrier carrier, TrackingNumber trackingNumber)
        implements ShipmentEvent {

    public ShipmentDispatched {
        Facts.present(orderId, "orderId");
        Facts.present(carrier, "carrier");
        Facts.present(trackingNumber, "trackingNumber");
    }
}
