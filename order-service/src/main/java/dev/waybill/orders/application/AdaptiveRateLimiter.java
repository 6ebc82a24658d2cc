package dev.waybill.orders.application;

import dev.waybill.orders.domain.SagaThroughput.Step;
import dev.waybill.orders.persistence.SagaThroughputRepository;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Limits how many orders per second are accepted, so that one step of the saga keeps up. It gets a sample for each interval
 * of {@link SagaThroughputRepository#INTERVAL}, which says how many orders arrived at the step and departed from it, at all
 * instances, and how long the departed ones had waited on average.
 *
 * <ol>
 *   <li>There is no limit at first.
 *   <li>A limit starts with a sample in which the wait is above {@link #ACCEPTABLE_WAIT}, longer than in the sample before,
 *       and more orders arrived than departed. So the backlog of an outage starts none: its waits get shorter.
 *   <li>The limit is the capacity of the step, times a factor that falls from 1 at {@link #TARGET_WAIT} to
 *       {@link #MIN_FACTOR}, so that the backlog shrinks; and never below {@link #MIN_RATE}.
 *   <li>The capacity is the smoothed rate of departures while orders wait. Once they hardly wait, departures are what was
 *       admitted, and the capacity is raised by {@link #GROWTH} with each sample.
 *   <li>The limit ends when the wait is acceptable and nothing has been refused for {@link #QUIET_PERIOD}.
 *   <li>A sample without departures, or without waits that say something about the load, changes nothing. With the last of
 *       as many as fill the quiet period the limit ends: a step without departures is not overloaded.
 * </ol>
 *
 * The limit holds for all instances together; each takes the part of it that it has in the requests. Thread-safe.
 */
final class AdaptiveRateLimiter {

    static final Duration ACCEPTABLE_WAIT = Duration.ofSeconds(3);
    static final Duration TARGET_WAIT = Duration.ofSeconds(2);

    /**
     * A wait that is longer than the target by this would make the factor 0, were it not for the minimum. It is long
     * because an order that is let in shows only after its wait: a quicker response would oscillate.
     */
    private static final Duration TOLERANCE = Duration.ofSeconds(8);

    static final Duration QUIET_PERIOD = Duration.ofSeconds(10);
    static final double MIN_FACTOR = 0.3;
    static final double MIN_RATE = 20;
    static final double GROWTH = 1.1;

    /** The weight of a sample against those before: steps are taken in batches, and an interval may see none. */
    private static final double SMOOTHING = 0.3;

    private static final double BURST_SECONDS = 0.1;
    private static final double MIN_SHARE = 0.05;
    private static final Duration UNKNOWN_WAIT = Duration.ofDays(1);
    private static final double SAMPLE_SECONDS = seconds(SagaThroughputRepository.INTERVAL.toNanos());
    private static final long QUIET_SAMPLES = QUIET_PERIOD.dividedBy(SagaThroughputRepository.INTERVAL);

    private final LongSupplier nanoTime;
    private volatile double rate = Double.POSITIVE_INFINITY;
    private double capacity;
    private double share = 1;
    private double tokens;
    private long refilledAt;
    private long refusedAt;
    private long updatedAt;
    private long lastSample = Long.MIN_VALUE / 2;
    private int silentSamples;
    private Duration previousWait = UNKNOWN_WAIT;

    /** @param nanoTime as {@link System#nanoTime} */
    AdaptiveRateLimiter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        refilledAt = nanoTime.getAsLong();
        refusedAt = refilledAt;
        updatedAt = refilledAt;
    }

    /** Whether one more order may come in now. */
    boolean tryAcquire() {
        return rate == Double.POSITIVE_INFINITY || tryAcquireLimited(); // mostly nothing queues for the lock
    }

    private synchronized boolean tryAcquireLimited() {
        long now = nanoTime.getAsLong();
        if (isQuiet(now) && now - updatedAt > QUIET_PERIOD.toNanos()) {
            capacity = 0;
            rate = Double.POSITIVE_INFINITY;
        }
        if (rate == Double.POSITIVE_INFINITY) {
            return true;
        }
        double own = rate * Math.max(share, MIN_SHARE);
        tokens = Math.min(Math.max(1, own * BURST_SECONDS), tokens + own * seconds(now - refilledAt));
        refilledAt = now;
        if (tokens < 1) {
            refusedAt = now;
            return false;
        }
        tokens--;
        return true;
    }

    /**
     * Takes a sample into account.
     *
     * @param number of the interval
     * @param arrived orders that came to the step
     * @param departed orders that the step moved on
     * @param isAnyRefused whether any instance refused an order
     * @param ownShare the part of all requests that came to this instance
     */
    synchronized void update(long number, int arrived, Step departed, boolean isAnyRefused, double ownShare) {
        long now = nanoTime.getAsLong();
        if (isAnyRefused) {
            refusedAt = now;
        }
        share += (ownShare - share) * SMOOTHING;
        if (number - lastSample > QUIET_SAMPLES) {
            previousWait = UNKNOWN_WAIT;
        }
        lastSample = number;
        updatedAt = now;
        rate = nextRate(arrived, departed, isQuiet(now));
    }

    private double nextRate(int arrived, Step departed, boolean isQuiet) {
        boolean isLimited = rate < Double.POSITIVE_INFINITY;
        if (departed.timed() == 0) {
            previousWait = UNKNOWN_WAIT;
            silentSamples++;
            return isQuiet || silentSamples >= QUIET_SAMPLES ? Double.POSITIVE_INFINITY : rate;
        }
        silentSamples = 0;
        Duration wait = departed.waited().dividedBy(departed.timed());
        boolean isAcceptable = wait.compareTo(ACCEPTABLE_WAIT) <= 0;
        boolean isGettingWorse = wait.compareTo(previousWait) > 0 && arrived > departed.departed();
        previousWait = wait;
        boolean isUnlimited = isLimited ? isAcceptable && isQuiet : isAcceptable || !isGettingWorse;
        if (isUnlimited) {
            capacity = 0;
            return Double.POSITIVE_INFINITY;
        }
        updateCapacity(departed.departed() / SAMPLE_SECONDS, wait);
        return Math.max(MIN_RATE, capacity * factor(wait));
    }

    private void updateCapacity(double departures, Duration wait) {
        if (wait.compareTo(TARGET_WAIT) <= 0) {
            capacity = Math.max(capacity, departures) * GROWTH;
        } else if (capacity == 0) {
            capacity = departures;
        } else {
            capacity += (departures - capacity) * SMOOTHING;
        }
    }

    private static double factor(Duration wait) {
        double factor = 1 + seconds(TARGET_WAIT.minus(wait).toNanos()) / seconds(TOLERANCE.toNanos());
        return Math.clamp(factor, MIN_FACTOR, 1);
    }

    private boolean isQuiet(long now) {
        return now - refusedAt > QUIET_PERIOD.toNanos();
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
