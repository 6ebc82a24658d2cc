package dev.waybill.payments.domain;

/**
 * Where the refund for a return stands. The transition table: each method says which state follows, and the same state
 * again means that nothing does.
 */
public enum RefundState {
    /** The gateway is to be asked, or asked again. */
    REFUNDING,
    /** The money is back. Final. */
    REFUNDED,
    /** The gateway refused; someone may ask it again. */
    FAILED,
    /** There is no money to give back for it, so the gateway was never asked. Final. */
    REJECTED;

    RefundState accepted() {
        return this == REFUNDING ? REFUNDED : this;
    }

    RefundState refused() {
        return this == REFUNDING ? FAILED : this;
    }

    RefundState retried() {
        return this == FAILED ? REFUNDING : this;
    }
}
