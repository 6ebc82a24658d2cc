package dev.waybill.load.pace;

/**
 * Permission to place an order.
 *
 * @param number from 0
 * @param due when it should be placed, by {@link System#nanoTime}; its times count from then
 */
public record Ticket(long number, long due) {

    /** How late it is now. */
    public long lateNanos() {
        return System.nanoTime() - due;
    }
}
