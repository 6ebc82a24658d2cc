package dev.waybill.orders.domain;

/** The status of a return. Refund and restocking are independent of each other; see {@link ReturnStateMachine}. */
public enum ReturnStatus {
    /** Accepted; neither refunded nor restocked. */
    REQUESTED,
    /** Refunded, not restocked. */
    REFUNDED,
    /** The gateway refused the refund, and the units are not restocked. */
    REFUND_FAILED,
    /** Restocked, not refunded. */
    RESTOCKED,
    /** Restocked, and the gateway refused the refund. */
    RESTOCKED_UNPAID,
    /** Refunded and restocked. Final. */
    COMPLETED
}
