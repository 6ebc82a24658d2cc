package dev.waybill.messaging;

import java.time.Duration;
import java.time.Instant;

/** A time source that a test moves: time passes, and the system's clock is set. Thread-safe. */
public final class MutableTime implements TimeSource {

    private Instant time = Instant.parse("2026-01-01T00:00:00Z");
    private long nanoTime = Long.MAX_VALUE; // overflows, which must not matter

    @Override
    public synchronized Mark now() {
        return new Mark(time, nanoTime);
    }

    public synchronized void pass(Duration duration) {
        nanoTime += duration.toNanos();
        time = time.plus(duration);
    }

    /** Sets only the system's clock, ahead or back. */
    public synchronized void setClock(Duration difference) {
        time = time.plus(difference);
    }
}
