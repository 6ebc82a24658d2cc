package dev.waybill.events;

/** How an operator closed a payment whose capture had failed. */
public enum SettlementKind {
    /** The customer has paid in another way. */
    PAID_ELSEWHERE,
    /** Nobody will pay. */
    WRITTEN_OFF,
    /** What only a newer service knows; never published. */
    UNKNOWN
}
