package dev.waybill.stack.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what only looking can tell, such as another process's end. */
public final class Await {
    private static final Duration STEP = Duration.ofMillis(20);

    private Await() {}

    /** Whether {@code condition} came true within {@code patience}; an interrupted thread stops waiting. */
    public static boolean until(BooleanSupplier condition, Duration patience) {
        return until(condition, STEP, patience);
    }

    /** The same, with a look every {@code step}. */
    public static boolean until(BooleanSupplier condition, Duration step, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(step.toNanos());
        }
        return true;
    }
}
