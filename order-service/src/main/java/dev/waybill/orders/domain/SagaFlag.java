package dev.waybill.orders.domain;

/** What has happened to an order already and may matter in a later status: topics have no order among each other. */
public enum SagaFlag {
    RESERVED,
    AUTHORIZED,
    DISPATCHED,
    CAPTURED,
    CAPTURE_FAILED
}
