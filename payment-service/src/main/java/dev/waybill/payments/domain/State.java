package dev.waybill.payments.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a payment stands. Those with an operation wait for its outcome. */
public enum State {
    /** Nothing was heard of this order; never stored. */
    UNKNOWN(null),
    /** Cancelled before it was placed, as seen from here. */
    CLOSED(null),
    /** Dispatched before it was placed, as seen from here. */
    DISPATCHED(null),
    AUTHORIZING(Operation.AUTHORIZATION),
    AUTHORIZING_THEN_CAPTURE(Operation.AUTHORIZATION),
    AUTHORIZING_THEN_VOID(Operation.AUTHORIZATION),
    AUTHORIZED(null),
    DECLINED(null),
    CAPTURING(Operation.CAPTURE),
    CAPTURING_THEN_REFUND(Operation.CAPTURE),
    CAPTURED(null),
    CAPTURE_FAILED(null),
    VOIDING(Operation.VOID),
    VOIDED(null),
    REFUNDING(Operation.REFUND),
    REFUNDED(null),
    /** Captured, and some of it went back or is to go back for returned units: the order is complete for good. */
    RETURNING(null);

    private final @Nullable Operation operation;

    State(@Nullable Operation operation) {
        this.operation = operation;
    }

    /** What the gateway has to do next. */
    public Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    boolean awaits(Operation outcomeOf) {
        return operation == outcomeOf;
    }
}
