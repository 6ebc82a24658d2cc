package dev.waybill.orders.domain;

/** What an order or one of its returns can wait for. */
public enum SagaStep {
    STOCK_RESERVATION,
    PAYMENT_AUTHORIZATION,
    SHIPMENT_BOOKING,
    SHIPMENT_DISPATCH,
    SHIPMENT_CANCELLATION,
    PAYMENT_CAPTURE,
    /** The capture failed: an operator retries it or settles the payment manually. */
    CAPTURE_RETRY,
    STOCK_COMMITMENT,
    STOCK_RELEASE,
    PAYMENT_VOID,
    PAYMENT_REFUND,
    RETURN_REFUND,
    /** The refund failed: an operator retries it or settles it manually. */
    REFUND_RETRY,
    RETURN_ARRIVAL,
    RETURN_RESTOCKING
}
