package dev.waybill.payments.domain;

/**
 * The status of the refund for a return, with its transition table: each method returns the next status; the same status
 * again means no change.
 */
public enum RefundStatus {
    /** Waits for the gateway. */
    REFUNDING,
    /** The gateway has booked the refund. Final. */
    REFUNDED,
    /** The gateway has refused; a retry can be requested. */
    FAILED,
    /** More than was captured, or nothing was, so the gateway was never called; an operator may settle it manually. */
    REJECTED,
    /** Failed or rejected, and an operator settled it manually. Final. */
    SETTLED_MANUALLY;

    RefundStatus accepted() {
        return this == REFUNDING ? REFUNDED : this;
    }

    RefundStatus refused() {
        return this == REFUNDING ? FAILED : this;
    }

    RefundStatus retried() {
        return this == FAILED ? REFUNDING : this;
    }

    RefundStatus settledManually() {
        return this == FAILED || this == REJECTED ? SETTLED_MANUALLY : this;
    }
}
