package dev.waybill.orders.saga;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many orders a second may come in so that one of their steps keeps up. As long as the step is taken in time, any
 * number may. When they wait longer and longer because more come in than go through, as many may come in as go through:
 * fewer the longer they wait, so that the backlog shrinks, and more again once they hardly do. The limit ends when nobody
 * has been refused for a while. Waiting in a backlog that is getting smaller refuses nobody, and neither does silence: a
 * step that nobody takes at all has another reason. Thread-safe.
 */
final class Pace {

    /** What a step takes at most while the service is not overloaded. */
    static final Duration TIMELY = Duration.ofSeconds(3);

    /** What it is to take while there is a limit. */
    private static final Duration AIM = TIMELY.dividedBy(2);

    /** Waiting for so long beyond the aim would let nobody in, were it not for the least share. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int CALM_INTERVALS = 10;
    private static final double LEAST_SHARE = 0.3;
    private static final double LARGEST_SHARE = 1.25;
    private static final double LEAST_RATE = 20;
    private static final double BURST_SECONDS = 0.1;

    private final LongSupplier nanoTime;
    private double rate = Double.POSITIVE_INFINITY;
    private double allowance;
    private long refilled;
    private long begun;
    private int in;
    private int through;
    private Duration waited = Duration.ZERO;
    private Duration waitBefore = Duration.ZERO;
    private boolean refused;
    private int calm;

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
        waited = waited.plus(wait);
        advance();
    }

    private long advance() {
        long now = nanoTime.getAsLong();
        if (now - begun >= INTERVAL.toNanos()) {
            calm = refused ? 0 : calm + 1;
            rate = judged(seconds(now - begun));
            begun = now;
            in = 0;
            through = 0;
            waited = Duration.ZERO;
            refused = false;
        }
        return now;
    }

    private double judged(double seconds) {
        if (through == 0) {
            return calm == 0 ? rate * LARGEST_SHARE : Double.POSITIVE_INFINITY;
        }
        Duration wait = waited.dividedBy(through);
        boolean isTimely = wait.compareTo(TIMELY) <= 0;
        boolean isGettingWorse = wait.compareTo(waitBefore) > 0 && in > through;
        waitBefore = wait;
        boolean isLimited = rate < Double.POSITIVE_INFINITY;
        boolean isFree = isLimited ? isTimely && calm >= CALM_INTERVALS : isTimely || !isGettingWorse;
        return isFree ? Double.POSITIVE_INFINITY : Math.max(LEAST_RATE, through / seconds * share(wait));
    }

    /** Of what goes through, what may come in. */
    private static double share(Duration wait) {
        double share = 1 + seconds(AIM.minus(wait).toNanos()) / seconds(TOLERANCE.toNanos());
        return Math.clamp(share, LEAST_SHARE, LARGEST_SHARE);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
