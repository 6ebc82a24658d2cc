package dev.waybill.orders.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to an order after it was placed. */
public enum OrderTrigger {
    STOCK_RESERVED(SagaFlag.RESERVED),
    STOCK_REJECTED,
    STOCK_RELEASED,
    STOCK_COMMITTED,
    PAYMENT_AUTHORIZED(SagaFlag.AUTHORIZED),
    PAYMENT_DECLINED,
    PAYMENT_CAPTURED(SagaFlag.CAPTURED),
    PAYMENT_CAPTURE_FAILED(SagaFlag.CAPTURE_FAILED),
    PAYMENT_VOIDED,
    PAYMENT_REFUNDED,
    SHIPMENT_SCHEDULED,
    SHIPMENT_DISPATCHED(SagaFlag.DISPATCHED),
    /** A parcel that arrived was dispatched, even if the dispatch event itself was dead-lettered. */
    SHIPMENT_DELIVERED(SagaFlag.DISPATCHED),
    SHIPMENT_CANCELLED,
    SHIPMENT_FAILED,
    CUSTOMER_CANCELS,
    DEADLINE_PASSES;

    private final @Nullable SagaFlag flag;

    OrderTrigger() {
        this.flag = null;
    }

    OrderTrigger(SagaFlag flag) {
        this.flag = flag;
    }

    /** The flag that the trigger sets while the order is not in a final status. */
    Optional<SagaFlag> flag() {
        return Optional.ofNullable(flag);
    }
}
