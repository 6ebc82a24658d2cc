package dev.waybill.load.run;

/** The final state of an order. */
public enum OrderOutcome {
    COMPLETED,
    CANCELLED,
    CAPTURE_FAILED
}
