package dev.waybill.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * For durations within this process, by its monotonic clock: it does not step back when the system's clock is set, and on
 * Linux it stands still while the machine sleeps, so that nothing is late because of that. Thread-safe.
 */
@FunctionalInterface
public interface TimeSource {

    Mark now();

    /**
     * A moment of this process.
     *
     * @param time by the system's clock, to be shown and to be compared with stored times
     * @param nanoTime as {@link System#nanoTime}
     */
    record Mark(Instant time, long nanoTime) {}

    static TimeSource of(Clock clock) {
        return () -> new Mark(clock.instant(), System.nanoTime());
    }

    default Duration since(Mark mark) {
        return Duration.ofNanos(now().nanoTime() - mark.nanoTime());
    }
}
