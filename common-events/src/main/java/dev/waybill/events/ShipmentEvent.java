package dev.waybill.events;

/** The events that shipping-service publishes. */
@EventTopic("shipping")
public sealed interface ShipmentEvent extends Event
        permits ShipmentScheduled,
                ShipmentDispatched,
                ShipmentDelivered,
                ShipmentCancelled,
                ShipmentFailed,
                ShipmentReturnArrived {}
