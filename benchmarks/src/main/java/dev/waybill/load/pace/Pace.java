package dev.waybill.load.pace;

import org.jspecify.annotations.Nullable;

/** Says when to place orders. Thread-safe. */
public interface Pace {

    /** The next order's ticket, at once also if it is due later; null once no more is to be placed. */
    @Nullable Ticket next() throws InterruptedException;

    /** One order is over: it ended or was refused. */
    void over();

    /** How many callers it takes at least. */
    int callers();
}
