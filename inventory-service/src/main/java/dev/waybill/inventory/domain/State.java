package dev.waybill.inventory.domain;

/** Where a reservation stands. An order's placement has been answered in the last four, and in them only. */
public enum State {
    /** Nothing was ever heard of the order; never stored. */
    UNKNOWN,
    /** Cancelled before it was placed, as seen from here: should it still be placed, it gets nothing. */
    CLOSED,
    /** Dispatched before it was placed, as seen from here: should it still be placed, its units have left already. */
    DISPATCHED,
    /** All lines are set aside. */
    RESERVED,
    /** Nothing was set aside, and nothing will be. */
    REJECTED,
    /** What was set aside is back on sale. */
    RELEASED,
    /** What was set aside has left the stock. */
    COMMITTED;

    public boolean isAnswered() {
        return switch (this) {
            case UNKNOWN, CLOSED, DISPATCHED -> false;
            case RESERVED, REJECTED, RELEASED, COMMITTED -> true;
        };
    }
}
