package dev.waybill.events;

/** What shipping-service tells. */
@EventTopic("shipping")
public sealed interface ShipmentEvent extends Event
        permits ShipmentScheduled,
                ShipmentDispatched,
                ShipmentDelivered,
                ShipmentCancelled,
                ShipmentFailed,
                ShipmentReturnArrived {}
