package dev.waybill.load.report;

/** The final state of an order. */
public enum OrderOutcome {
    COMPLETED,
    CANCELLED,
    CAPTURE_FAILED
}
