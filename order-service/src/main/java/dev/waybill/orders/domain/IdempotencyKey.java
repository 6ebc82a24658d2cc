package dev.waybill.orders.domain;

/** The name that a customer gave to a request. */
public record IdempotencyKey(String customerId, String key) {}
