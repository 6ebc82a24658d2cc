package dev.waybill.messaging.consumer;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps rounds from following each other faster than they are worth. A round costs nearly the same for one record as for
 * ten: when records come quickly, a moment's patience lets them share one. If a round takes long, the processors have much
 * to do, and the rest after it is as long as it was, unless there is a backlog. A record that comes after the rest is never
 * held up. For one thread.
 */
final class PollThrottle {

    private static final Duration LONGEST_REST = Duration.ofMillis(20);

    private final long shortest;
    private final int backlog;
    private long begun;

    /**
     * @param shortest from the beginning of one round to that of the next
     * @param backlog as many records as one poll may bring: a round that has them has probably left some behind
     */
    PollThrottle(Duration shortest, int backlog) {
        this.shortest = shortest.toNanos();
        this.backlog = backlog;
    }

    void begin() {
        begun = System.nanoTime();
    }

    /** Rests after a round of so many records. */
    void keep(int records) {
        long rest = rest(System.nanoTime() - begun, records);
        if (rest > 0) {
            LockSupport.parkNanos(rest);
        }
    }

    /** How long to rest after a round that took so long; in nanoseconds. */
    long rest(long took, int records) {
        long rest = records < backlog ? Math.min(took, LONGEST_REST.toNanos()) : 0;
        return Math.max(shortest - took, rest);
    }
}
