package dev.waybill.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Limits how many requests are in flight, by additive increase and multiplicative decrease (AIMD) on their latency, which
 * includes waiting for a database connection: when most of many are slow, the limit is halved; while they are fast and
 * requests are rejected, it rises by a tenth. Thread-safe.
 */
final class AdaptiveConcurrencyLimiter {

    static final int MIN_LIMIT = 32;
    static final Duration SLOW_THRESHOLD = Duration.ofSeconds(1);
    private static final Duration ADJUST_INTERVAL = Duration.ofMillis(200);

    private final int maxLimit;
    private final LongSupplier nanoTime;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder completed = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final AtomicLong adjustedAt;
    private volatile boolean limitReached;
    private volatile int limit;
    private volatile long loweredAt;

    /**
     * @param maxLimit the upper bound of the limit, where it starts
     * @param nanoTime as {@link System#nanoTime}
     */
    AdaptiveConcurrencyLimiter(int maxLimit, LongSupplier nanoTime) {
        this.maxLimit = maxLimit;
        this.limit = maxLimit;
        this.nanoTime = nanoTime;
        this.loweredAt = nanoTime.getAsLong();
        this.adjustedAt = new AtomicLong(loweredAt);
    }

    /** @return whether the request is admitted; then {@link #leave} must follow */
    boolean tryEnter() {
        if (inFlight.incrementAndGet() <= limit) {
            return true;
        }
        inFlight.decrementAndGet();
        limitReached = true;
        return false;
    }

    /**
     * Ends an admitted request. One that started before the limit was last lowered is no measure of the present limit.
     *
     * @param startedAt as {@link System#nanoTime}
     */
    void leave(long startedAt) {
        int others = inFlight.decrementAndGet();
        if (startedAt - loweredAt < 0) {
            return;
        }
        long now = nanoTime.getAsLong();
        completed.increment();
        if (now - startedAt > SLOW_THRESHOLD.toNanos()) {
            slow.increment();
        }
        long last = adjustedAt.get();
        if (now - last > ADJUST_INTERVAL.toNanos() && adjustedAt.compareAndSet(last, now)) {
            adjust(now, others);
        }
    }

    /** The upper bound of the limit. */
    int max() {
        return maxLimit;
    }

    int inFlight() {
        return inFlight.get();
    }

    int limit() {
        return limit;
    }

    private void adjust(long now, int others) {
        boolean mostAreSlow = slow.sumThenReset() * 2 > completed.sumThenReset();
        if (mostAreSlow && others >= MIN_LIMIT) {
            limit = Math.max(MIN_LIMIT, Math.min(limit, others) / 2);
            loweredAt = now;
        } else if (limitReached && !mostAreSlow) {
            limit = Math.min(maxLimit, limit + limit / 10);
        }
        limitReached = false;
    }
}
