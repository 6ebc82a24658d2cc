package dev.waybill.orders.saga;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many orders a second may come in so that one of their steps keeps up. As long as most orders take that step in time,
 * any number may. When they do not and more come in than go through, no more may come in than nine tenths of what goes
 * through, until those that wait are seen to; then more and more until nobody is refused. Waiting in a backlog
 * that is getting smaller refuses nobody, and neither does silence: a step that nobody takes at all has another reason.
 * Thread-safe.
 */
final class Pace {

    /** What a step takes at most while the service is not overloaded. */
    static final Duration TIMELY = Duration.ofSeconds(3);

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final double LESS = 0.9;
    private static final double MORE = 1.2;
    private static final double LEAST = 20;
    private static final double BURST_SECONDS = 0.1;

    private final LongSupplier nanoTime;
    private double rate = Double.POSITIVE_INFINITY;
    private double allowance;
    private long refilled;
    private long begun;
    private int in;
    private int through;
    private int late;
    private boolean refused;

    /** @param nanoTime as {@link System#nanoTime} */
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.refilled = begun;
    }

    /** Whether one more may come in now. */
    synchronized boolean admits() {
        long now = advance();
        if (rate == Double.POSITIVE_INFINITY) {
            return true;
        }
        allowance = Math.min(Math.max(1, rate * BURST_SECONDS), allowance + rate * seconds(now - refilled));
        refilled = now;
        if (allowance < 1) {
            refused = true;
            return false;
        }
        allowance--;
        return true;
    }

    /** One has come in. */
    synchronized void came() {
        in++;
    }

    /** One has taken the step, after waiting so long. */
    synchronized void went(Duration wait) {
        through++;
        if (wait.compareTo(TIMELY) > 0) {
            late++;
        }
        advance();
    }

    private long advance() {
        long now = nanoTime.getAsLong();
        if (now - begun >= INTERVAL.toNanos()) {
            rate = judged(seconds(now - begun));
            begun = now;
            in = 0;
            through = 0;
            late = 0;
            refused = false;
        }
        return now;
    }

    private double judged(double seconds) {
        boolean isLimited = rate < Double.POSITIVE_INFINITY;
        if (late * 2 > through && (isLimited || in > through)) {
            return Math.max(LEAST, through / seconds * LESS);
        }
        return isLimited && refused ? rate * MORE : Double.POSITIVE_INFINITY;
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
