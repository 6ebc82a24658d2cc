package dev.waybill.shipping.domain;

/** Where a shipment stands. {@link Transitions} says how it gets from one state to the next. */
public enum State {
    /** Nothing that matters has been heard of the order yet. Never stored. */
    UNKNOWN,
    /** The order was over before anyone asked for a shipment; remembered, because the question may still come. */
    CLOSED,
    /** Booked, and waiting for its time. The last state in which it can be called back. */
    SCHEDULED,
    /** The carrier is being asked, and what it answers decides. From outside this looks like {@link #SCHEDULED}. */
    DISPATCHING,
    /** With the carrier; there is no way back. */
    DISPATCHED,
    /** With the customer. */
    DELIVERED,
    /** Will not be sent, and the order has been told so. */
    CANCELLED,
    /** The carrier refused it; nothing was sent. */
    FAILED
}
