package dev.waybill.messaging.consumer;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps rounds from following each other faster than they are worth. A round costs nearly the same for one record as for
 * ten: when records come quickly, a moment's patience lets them share one. A record that comes alone is never held up.
 * For one thread.
 */
final class Pace {

    private final long shortest;
    private long begun;

    /** @param shortest from the beginning of one round to that of the next */
    Pace(Duration shortest) {
        this.shortest = shortest.toNanos();
    }

    void begin() {
        begun = System.nanoTime();
    }

    /** Waits for what is left of the time since the round began. */
    void keep() {
        long left = left(System.nanoTime() - begun);
        if (left > 0) {
            LockSupport.parkNanos(left);
        }
    }

    /** How long to wait, if so much time has passed since the round began; in nanoseconds. */
    long left(long passed) {
        return Math.max(0, shortest - passed);
    }
}
