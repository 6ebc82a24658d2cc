package dev.waybill.orders.domain;

import dev.waybill.events.CancellationReason;

/** Why an order is in its status: why it was cancelled, or why it was shipped and not paid for. */
public enum StatusReason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    CUSTOMER_REQUEST,
    TIMED_OUT,
    SHIPPING_FAILED,
    CAPTURE_FAILED;

    static StatusReason of(CancellationReason reason) {
        return switch (reason) {
            case OUT_OF_STOCK -> OUT_OF_STOCK;
            case PAYMENT_DECLINED -> PAYMENT_DECLINED;
            case CUSTOMER_REQUEST -> CUSTOMER_REQUEST;
            case TIMED_OUT -> TIMED_OUT;
            case SHIPPING_FAILED -> SHIPPING_FAILED;
            case UNKNOWN -> throw new IllegalArgumentException("this service decides the reason");
        };
    }
}
