package dev.waybill.orders.domain;

/** What an order remembers of what it was told, because it may count later: topics race. */
public enum Fact {
    RESERVED,
    AUTHORIZED,
    DISPATCHED,
    CAPTURED,
    CAPTURE_FAILED
}
