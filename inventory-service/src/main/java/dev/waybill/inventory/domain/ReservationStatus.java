package dev.waybill.inventory.domain;

/** The status of a reservation. It is decided in the last four, and in them only. */
public enum ReservationStatus {
    /** No event of this order has been handled. Never stored. */
    UNKNOWN,
    /** Cancelled before it was placed. If it is placed later, it is rejected. */
    CLOSED,
    /** Dispatched before it was placed. If it is placed later, its units are committed at once. */
    DISPATCHED,
    /** All lines are reserved. */
    RESERVED,
    /** Nothing was reserved, and nothing will be. */
    REJECTED,
    /** The reserved units are available again. */
    RELEASED,
    /** The reserved units have left the stock. */
    COMMITTED;

    public boolean isDecided() {
        return switch (this) {
            case UNKNOWN, CLOSED, DISPATCHED -> false;
            case RESERVED, REJECTED, RELEASED, COMMITTED -> true;
        };
    }
}
