package dev.waybill.load.run;

import dev.waybill.load.report.Interval;
import dev.waybill.load.report.LatencySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Reads the live counters once per interval and passes the interval to the listener. */
final class IntervalSampler implements AutoCloseable {

    private static final long LENGTH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Interval> past = new ArrayList<>();
    private final OrderTracker tracker;
    private final Consumer<Interval> listener;
    private final Thread thread;

    /** @param first the number of the first interval; the one that ends when the measurement starts has number 0 */
    IntervalSampler(OrderTracker tracker, long start, long first, Consumer<Interval> listener) {
        this.tracker = tracker;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("interval-sampler").start(() -> sample(start, first));
    }

    private void sample(long start, long first) {
        try {
            for (int i = 1; ; i++) {
                NanoTime.await(start + i * LENGTH_NANOS);
                Interval interval = interval(first + i - 1, tracker.live.drain());
                past.add(interval);
                listener.accept(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Interval interval(long at, Counters counted) {
        return new Interval(
                at,
                counted.offered(),
                counted.accepted(),
                counted.completed(),
                counted.finalized(),
                counted.failed(),
                tracker.open(),
                LatencySummary.of(counted.http()),
                LatencySummary.of(counted.endToEnd()));
    }

    /** All completed intervals. Call it after closing. */
    List<Interval> past() {
        return List.copyOf(past);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
