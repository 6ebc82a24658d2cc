package dev.waybill.events;

/** How an operator closed a refund that had failed. */
public enum RefundSettlementKind {
    /** The customer has got the money back in another way. */
    REFUNDED_ELSEWHERE,
    /** What only a newer service knows; never published. */
    UNKNOWN
}
