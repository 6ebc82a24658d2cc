package dev.waybill.load.pace;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A fixed rate, whether or not earlier orders have been answered. As times count from when an order was due, a stall is
 * charged to every order that it holds up; leaving those out would be coordinated omission.
 */
public final class OpenLoop implements Pace {

    private static final int CALLERS = 8;

    private final double nanosApart;
    private final long start;
    private final long end;
    private final AtomicLong given = new AtomicLong();

    /** From {@code start} to {@code end} by {@link System#nanoTime}. */
    public OpenLoop(double perSecond, long start, long end) {
        this.nanosApart = 1e9 / perSecond;
        this.start = start;
        this.end = end;
    }

    @Override
    public @Nullable Ticket next() {
        long number = given.getAndIncrement();
        long due = start + Math.round(number * nanosApart);
        return due < end ? new Ticket(number, due) : null;
    }

    @Override
    public void over() {}

    @Override
    public int callers() {
        return CALLERS;
    }
}
