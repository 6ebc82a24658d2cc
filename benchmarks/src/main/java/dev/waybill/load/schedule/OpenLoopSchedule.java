package dev.waybill.load.schedule;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A fixed rate, independent of responses. Latencies count from an order's due time, so that a stall counts for every
 * order that it delays. Anything else would be coordinated omission.
 */
public final class OpenLoopSchedule implements ArrivalSchedule {

    private static final int MIN_SENDERS = 8;

    private final double intervalNanos;
    private final long start;
    private final long end;
    private final AtomicLong count = new AtomicLong();

    /** From {@code start} to {@code end} by {@link System#nanoTime}. */
    public OpenLoopSchedule(double perSecond, long start, long end) {
        this.intervalNanos = 1e9 / perSecond;
        this.start = start;
        this.end = end;
    }

    @Override
    public @Nullable Arrival next() {
        long number = count.getAndIncrement();
        long due = start + Math.round(number * intervalNanos);
        return due < end ? new Arrival(number, due) : null;
    }

    @Override
    public void orderDone() {}

    @Override
    public int minSenders() {
        return MIN_SENDERS;
    }
}
