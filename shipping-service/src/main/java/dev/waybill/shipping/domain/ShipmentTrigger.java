package dev.waybill.shipping.domain;

/** An input of the {@link ShipmentStateMachine}. */
enum ShipmentTrigger {
    ORDER_CONFIRMED,
    CANCELLATION_REQUESTED,
    ORDER_CANCELLED,
    DISPATCH_DUE,
    HANDOVER_ACCEPTED,
    HANDOVER_REJECTED,
    DELIVERY_REPORTED,
    PERSONAL_DATA_ERASED
}
