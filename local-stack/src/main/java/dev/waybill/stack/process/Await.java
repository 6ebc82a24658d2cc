package dev.waybill.stack.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls for a condition, such as the end of another process. */
public final class Await {
    private static final Duration STEP = Duration.ofMillis(20);

    private Await() {}

    /** Whether {@code condition} came true within {@code timeout}; an interrupted thread stops waiting. */
    public static boolean until(BooleanSupplier condition, Duration timeout) {
        return until(condition, STEP, timeout);
    }

    /** The same, with a look every {@code step}. */
    public static boolean until(BooleanSupplier condition, Duration step, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(step.toNanos());
        }
        return true;
    }
}
