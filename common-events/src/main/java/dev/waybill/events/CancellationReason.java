package dev.waybill.events;

/** Why an order was cancelled. The first negative answer decides. */
public enum CancellationReason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    CUSTOMER_REQUEST,
    TIMED_OUT,
    SHIPPING_FAILED,
    /** What only a newer service knows; never published. A reader that decides by the reason must reject it. */
    UNKNOWN
}
