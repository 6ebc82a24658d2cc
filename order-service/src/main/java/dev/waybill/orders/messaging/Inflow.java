package dev.waybill.orders.messaging;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many orders a second may come in so that one of their steps keeps up. As long as the step is taken in time, any
 * number may. Once orders wait too long for it, longer and longer, while more come in than go through, as many may come in
 * as can go through: fewer the longer they wait, so that the backlog shrinks, and more and more once they hardly do. The
 * limit ends when nobody has been refused for a while. While waits get shorter no limit begins, so that the backlog of an
 * outage refuses nobody; nor does it in silence: a step that nobody takes at all has another reason. Thread-safe.
 */
final class Inflow {

    /** What a step takes at most while the service is not overloaded. */
    static final Duration TIMELY = Duration.ofSeconds(3);

    /** What it is to take while there is a limit. */
    private static final Duration AIM = Duration.ofSeconds(2);

    /**
     * A wait so much longer would let nobody in, were it not for the least share. It is long because what is let in shows
     * only after the wait: a quicker answer would swing from too little to too much.
     */
    private static final Duration TOLERANCE = Duration.ofSeconds(8);

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration CALM = Duration.ofSeconds(10);
    private static final Duration UNKNOWN = Duration.ofDays(1);
    private static final double LEAST_SHARE = 0.3;
    private static final double LEAST_RATE = 20;

    /** What more is tried after an interval in which orders hardly waited. */
    private static final double GROWTH = 1.1;

    /** How much one interval counts against those before it: steps are taken in crowds, and an interval may see none. */
    private static final double NEWS = 0.3;

    private static final double BURST_SECONDS = 0.1;

    private final LongSupplier nanoTime;
    private volatile double rate = Double.POSITIVE_INFINITY;
    private double capacity;
    private double allowance;
    private long refilled;
    private volatile long begun;
    private int in;
    private int through;
    private Duration waited = Duration.ZERO;
    private Duration waitBefore = UNKNOWN;
    private long lastRefused;

    /** @param nanoTime as {@link System#nanoTime} */
    Inflow(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.refilled = begun;
        this.lastRefused = begun;
    }

    /** Whether one more may come in now. */
    boolean admits() {
        boolean isKnown = nanoTime.getAsLong() - begun < INTERVAL.toNanos();
        return isKnown && rate == Double.POSITIVE_INFINITY || admitsOne(); // most often nobody queues here for a lock
    }

    private synchronized boolean admitsOne() {
        long now = advance();
        if (rate == Double.POSITIVE_INFINITY) {
            return true;
        }
        allowance = Math.min(Math.max(1, rate * BURST_SECONDS), allowance + rate * seconds(now - refilled));
        refilled = now;
        if (allowance < 1) {
            lastRefused = now;
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
            rate = judged(seconds(now - begun), now - lastRefused > CALM.toNanos());
            begun = now;
            in = 0;
            through = 0;
            waited = Duration.ZERO;
        }
        return now;
    }

    private double judged(double seconds, boolean isCalm) {
        boolean isLimited = rate < Double.POSITIVE_INFINITY;
        boolean isSilent = through == 0 || seconds > seconds(CALM.toNanos());
        if (isSilent) {
            waitBefore = UNKNOWN;
            return isCalm ? Double.POSITIVE_INFINITY : rate;
        }
        Duration wait = waited.dividedBy(through);
        boolean isTimely = wait.compareTo(TIMELY) <= 0;
        boolean isGettingWorse = wait.compareTo(waitBefore) > 0 && in > through;
        waitBefore = wait;
        boolean isFree = isLimited ? isTimely && isCalm : isTimely || !isGettingWorse;
        if (isFree) {
            capacity = 0;
            return Double.POSITIVE_INFINITY;
        }
        learn(through / seconds, wait);
        return Math.max(LEAST_RATE, capacity * share(wait));
    }

    /** While orders wait, what goes through is what can; while they hardly do, it is what was let in, and more is tried. */
    private void learn(double throughput, Duration wait) {
        if (wait.compareTo(AIM) <= 0) {
            capacity = Math.max(capacity, throughput) * GROWTH;
        } else if (capacity == 0) {
            capacity = throughput;
        } else {
            capacity += (throughput - capacity) * NEWS;
        }
    }

    /** Of what can go through, what may come in. */
    private static double share(Duration wait) {
        double share = 1 + seconds(AIM.minus(wait).toNanos()) / seconds(TOLERANCE.toNanos());
        return Math.clamp(share, LEAST_SHARE, 1);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
