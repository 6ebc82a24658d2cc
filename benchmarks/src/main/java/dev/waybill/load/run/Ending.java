package dev.waybill.load.run;

/** How an order can end. */
public enum Ending {
    COMPLETED,
    CANCELLED,
    CAPTURE_FAILED
}
