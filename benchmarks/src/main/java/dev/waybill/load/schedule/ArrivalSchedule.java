package dev.waybill.load.schedule;

import org.jspecify.annotations.Nullable;

/** Decides when orders are placed. Thread-safe. */
public interface ArrivalSchedule {

    /** The next arrival, which may be due later; null when the schedule has ended. */
    @Nullable Arrival next() throws InterruptedException;

    /** Reports that an order is final or was not accepted. */
    void orderDone();

    /** The minimum number of senders. */
    int minSenders();
}
