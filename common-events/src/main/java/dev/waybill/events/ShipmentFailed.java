package dev.waybill.events;

/** The carrier cannot deliver; nothing was sent. */
@WireName("shipment.failed.v1")
public record ShipmentFailed(OrderId orderId, ReasonCode code) implements ShipmentEvent {

    public ShipmentFailed {
        Facts.present(orderId, "orderId");
        Facts.present(code, "code");
    }
}
