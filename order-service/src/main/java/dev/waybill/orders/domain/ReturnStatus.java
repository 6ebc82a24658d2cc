package dev.waybill.orders.domain;

/** How far a return is. Money and units go back independently of each other; {@link ReturnTransitions} says how. */
public enum ReturnStatus {
    /** Accepted; both are on their way. */
    REQUESTED,
    /** The money is back, the units are on their way. */
    REFUNDED,
    /** The gateway refused to give the money back, and the units are on their way. */
    REFUND_FAILED,
    /** The units are back, the money is on its way. */
    RESTOCKED,
    /** The units are back, and the gateway refused to give the money back. */
    RESTOCKED_UNPAID,
    /** Both are back. Final. */
    COMPLETED
}
