package dev.waybill.messaging;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Limits how often batches start, so that what arrives close together shares a transaction: a batch costs nearly the same
 * for one item as for ten. A batch that takes long means a busy machine, and its thread idles for as long as it took, unless
 * there is a backlog. What arrives later is not delayed. Immutable.
 */
public final class BatchThrottle {

    private static final Duration MAX_DELAY = Duration.ofMillis(20);

    private final long minInterval;
    private final int backlog;

    /**
     * @param minInterval minimum time between the starts of two batches
     * @param backlog the number of items from which on a batch has probably left some behind
     */
    public BatchThrottle(Duration minInterval, int backlog) {
        this.minInterval = minInterval.toNanos();
        this.backlog = backlog;
    }

    /** Idles after a batch of so many items that took so long, in nanoseconds. */
    public void throttle(long took, int items) {
        long delay = delay(took, items);
        if (delay > 0) {
            LockSupport.parkNanos(delay);
        }
    }

    /** How long to idle after a batch that took so long; in nanoseconds. */
    long delay(long took, int items) {
        long idle = items < backlog ? Math.min(took, MAX_DELAY.toNanos()) : 0;
        return Math.max(minInterval - took, idle);
    }
}
