package dev.waybill.events;

/** The carrier reports that the parcel arrived. */
@WireName("shipment.delivered.v1")
public record ShipmentDelivered(OrderId orderId, Carrier carrier, TrackingNumber trackingNumber)
        implements ShipmentEvent {

    public ShipmentDelivered {
        Facts.present(orderId, "orderId");
        Facts.present(carrier, "carrier");
        Facts.present(trackingNumber, "trackingNumber");
    }
}
