package dev.waybill.events;

/** The carrier cannot deliver; nothing was sent. */
@EventType("shipment.failed.v1")
public record ShipmentFailed(OrderId orderId, ReasonCode code) implements ShipmentEvent {

    public ShipmentFailed {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(code, "code");
    }
}
