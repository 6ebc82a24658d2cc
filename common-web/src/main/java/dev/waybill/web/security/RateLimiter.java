package dev.waybill.web.security;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Limits how often each of many callers may do something: a steady rate, and a burst after a pause. It is the generic cell
 * rate algorithm (a token bucket that keeps one number a caller), and forgets idle callers. Thread-safe.
 */
final class RateLimiter {

    private static final int MAX_CALLERS = 10_000;

    private final long interval;
    private final long tolerance;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, Long> busyUntil = new ConcurrentHashMap<>();

    /**
     * @param perMinute the steady rate, at least 1
     * @param burst how many may come at once, at least 1
     */
    RateLimiter(int perMinute, int burst, LongSupplier nanoTime) {
        if (perMinute < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate and a burst are at least 1");
        }
        this.interval = TimeUnit.MINUTES.toNanos(1) / perMinute;
        this.tolerance = (burst - 1) * interval;
        this.nanoTime = nanoTime;
    }

    /** @return zero if the caller may go on, and otherwise after what time it may */
    Duration acquire(String caller) {
        long now = nanoTime.getAsLong();
        if (busyUntil.size() >= MAX_CALLERS) {
            busyUntil.values().removeIf(until -> until - now <= 0);
        }
        var wait = new AtomicLong();
        busyUntil.compute(caller, (_, until) -> {
            long from = until == null || until - now < 0 ? now : until;
            long excess = from - now - tolerance;
            if (excess > 0) {
                wait.set(excess);
                return from;
            }
            return from + interval;
        });
        return Duration.ofNanos(wait.get());
    }

    int remembered() {
        return busyUntil.size();
    }
}
