package dev.waybill.events;

/** The parcel will not be sent. */
@WireName("shipment.cancelled.v1")
public record ShipmentCancelled(OrderId orderId) implements ShipmentEvent {

    public ShipmentCancelled {
        Facts.present(orderId, "orderId");
    }
}
