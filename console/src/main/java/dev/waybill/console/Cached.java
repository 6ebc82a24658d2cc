package dev.waybill.console;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that many viewers share: it is computed when it is asked for, and then kept for a while. Thread-safe. */
public final class Cached<T> {

    private final Supplier<T> source;
    private final long nanos;
    private @Nullable T value;
    private long computedAt;

    public Cached(Duration keep, Supplier<T> source) {
        this.source = source;
        this.nanos = keep.toNanos();
    }

    /** Waits while another caller computes it. What {@code source} throws is thrown and not kept. */
    public synchronized T get() {
        var known = value;
        if (known == null || System.nanoTime() - computedAt > nanos) {
            known = source.get();
            value = known;
            computedAt = System.nanoTime();
        }
        return known;
    }
}
