package dev.waybill.orders.domain;

import dev.waybill.events.CancellationReason;

/** Why an order is where it is: cancelled, or shipped and not paid for. */
public enum Reason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    CUSTOMER_REQUEST,
    TIMED_OUT,
    SHIPPING_FAILED,
    CAPTURE_FAILED;

    static Reason of(CancellationReason reason) {
        return switch (reason) {
            case OUT_OF_STOCK -> OUT_OF_STOCK;
            case PAYMENT_DECLINED -> PAYMENT_DECLINED;
            case CUSTOMER_REQUEST -> CUSTOMER_REQUEST;
            case TIMED_OUT -> TIMED_OUT;
            case SHIPPING_FAILED -> SHIPPING_FAILED;
        };
    }
}
