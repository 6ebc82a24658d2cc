package dev.waybill.orders.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to an order after it was placed. */
public enum Signal {
    STOCK_RESERVED(Fact.RESERVED),
    STOCK_REJECTED,
    STOCK_RELEASED,
    STOCK_COMMITTED,
    PAYMENT_AUTHORIZED(Fact.AUTHORIZED),
    PAYMENT_DECLINED,
    PAYMENT_CAPTURED(Fact.CAPTURED),
    PAYMENT_CAPTURE_FAILED(Fact.CAPTURE_FAILED),
    PAYMENT_VOIDED,
    PAYMENT_REFUNDED,
    SHIPMENT_SCHEDULED,
    SHIPMENT_DISPATCHED(Fact.DISPATCHED),
    /** What arrived has left, should the dispatch itself have been lost to the dead letters. */
    SHIPMENT_DELIVERED(Fact.DISPATCHED),
    SHIPMENT_CANCELLED,
    SHIPMENT_FAILED,
    CUSTOMER_CANCELS,
    DEADLINE_PASSES;

    private final @Nullable Fact fact;

    Signal() {
        this.fact = null;
    }

    Signal(Fact fact) {
        this.fact = fact;
    }

    /** What is to be remembered of it while the order is on its way. */
    Optional<Fact> fact() {
        return Optional.ofNullable(fact);
    }
}
