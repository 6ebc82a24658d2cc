package dev.waybill.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How many requests may be in flight, which is found out by how long they take, waiting for a connection to the database
 * included: when a crowd is slow, half as many; while they are quick and more are wanted, a tenth more. Thread-safe.
 */
final class AdaptiveConcurrencyLimiter {

    static final int LEAST = 32;
    static final Duration SLOW = Duration.ofSeconds(1);

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final int most;
    private final LongSupplier nanoTime;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder done = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final AtomicLong judged;
    private volatile boolean wanted;
    private volatile int limit;
    private volatile long lowered;

    /**
     * @param most how many there may ever be
     * @param nanoTime as {@link System#nanoTime}
     */
    AdaptiveConcurrencyLimiter(int most, LongSupplier nanoTime) {
        this.most = most;
        this.limit = most;
        this.nanoTime = nanoTime;
        this.lowered = nanoTime.getAsLong();
        this.judged = new AtomicLong(lowered);
    }

    /** @return whether there is room; then {@link #leave} must follow */
    boolean tryEnter() {
        if (inFlight.incrementAndGet() <= limit) {
            return true;
        }
        inFlight.decrementAndGet();
        wanted = true;
        return false;
    }

    /** Ends what began then. What began before the limit was last lowered says nothing about it. */
    void leave(long began) {
        int others = inFlight.decrementAndGet();
        if (began - lowered < 0) {
            return;
        }
        long now = nanoTime.getAsLong();
        done.increment();
        if (now - began > SLOW.toNanos()) {
            slow.increment();
        }
        long last = judged.get();
        if (now - last > INTERVAL.toNanos() && judged.compareAndSet(last, now)) {
            judge(now, others);
        }
    }

    int most() {
        return most;
    }

    int inFlight() {
        return inFlight.get();
    }

    int limit() {
        return limit;
    }

    private void judge(long now, int others) {
        boolean areSlow = slow.sumThenReset() * 2 > done.sumThenReset();
        if (areSlow && others >= LEAST) {
            limit = Math.max(LEAST, Math.min(limit, others) / 2);
            lowered = now;
        } else if (wanted && !areSlow) {
            limit = Math.min(most, limit + limit / 10);
        }
        wanted = false;
    }
}
