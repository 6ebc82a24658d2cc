package dev.waybill.messaging.consumer;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Limits how often batches start, so that records arriving close together share a transaction: a batch costs nearly the
 * same for one record as for ten. A batch that takes long means a busy machine, and the consumer idles for as long as it
 * took, unless there is a backlog. A record that arrives later is not delayed. For one thread.
 */
final class PollThrottle {

    private static final Duration MAX_DELAY = Duration.ofMillis(20);

    private final long minInterval;
    private final int backlog;

    /**
     * @param minInterval minimum time between the starts of two batches
     * @param backlog the maximum number of records of one poll: a batch of that size has probably left some behind
     */
    PollThrottle(Duration minInterval, int backlog) {
        this.minInterval = minInterval.toNanos();
        this.backlog = backlog;
    }

    /** Idles after a batch of so many records that took so long, in nanoseconds. */
    void throttle(long took, int records) {
        long delay = delay(took, records);
        if (delay > 0) {
            LockSupport.parkNanos(delay);
        }
    }

    /** How long to idle after a batch that took so long; in nanoseconds. */
    long delay(long took, int records) {
        long idle = records < backlog ? Math.min(took, MAX_DELAY.toNanos()) : 0;
        return Math.max(minInterval - took, idle);
    }
}
