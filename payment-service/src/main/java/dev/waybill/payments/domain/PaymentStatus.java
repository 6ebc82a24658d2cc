package dev.waybill.payments.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status of a payment. With an operation, the payment waits for its outcome. */
public enum PaymentStatus {
    /** No event of this order has been received; never stored. */
    UNKNOWN(null),
    /** The cancellation was received before the order. */
    CLOSED(null),
    /** The dispatch was received before the order. */
    DISPATCHED(null),
    AUTHORIZING(GatewayOperation.AUTHORIZATION),
    AUTHORIZING_THEN_CAPTURE(GatewayOperation.AUTHORIZATION),
    AUTHORIZING_THEN_VOID(GatewayOperation.AUTHORIZATION),
    AUTHORIZED(null),
    DECLINED(null),
    CAPTURING(GatewayOperation.CAPTURE),
    CAPTURING_THEN_REFUND(GatewayOperation.CAPTURE),
    CAPTURED(null),
    CAPTURE_FAILED(null),
    /** The capture failed, and an operator settled the payment manually. Nothing was captured, nothing more happens. */
    SETTLED_MANUALLY(null),
    VOIDING(GatewayOperation.VOID),
    VOIDED(null),
    REFUNDING(GatewayOperation.REFUND),
    REFUNDED(null),
    /** Captured, and returned units are or will be refunded: the order can no longer be cancelled. */
    RETURNING(null);

    private final @Nullable GatewayOperation operation;

    PaymentStatus(@Nullable GatewayOperation operation) {
        this.operation = operation;
    }

    /** The gateway operation that the payment waits for. */
    public Optional<GatewayOperation> operation() {
        return Optional.ofNullable(operation);
    }

    boolean awaits(GatewayOperation outcomeOf) {
        return operation == outcomeOf;
    }
}
