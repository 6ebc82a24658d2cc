package dev.waybill.shipping.domain;

/** The status of a shipment; {@link ShipmentStateMachine} has the transitions. */
public enum ShipmentStatus {
    /** No event of this order has been handled. Never stored. */
    UNKNOWN,
    /** The order was cancelled before it was confirmed. Stored, because the confirmation may still arrive. */
    CLOSED,
    /** Booked, and not yet due for handover. The last status that can be cancelled. */
    SCHEDULED,
    /** Claimed for a call to the carrier, whose response decides. The API shows it as {@link #SCHEDULED}. */
    DISPATCHING,
    /** The carrier has the parcel. It can no longer be cancelled. */
    DISPATCHED,
    /** The customer has the parcel. */
    DELIVERED,
    /** Will not be sent; {@code ShipmentCancelled} was published. */
    CANCELLED,
    /** The carrier rejected the parcel; nothing was sent. */
    FAILED
}
