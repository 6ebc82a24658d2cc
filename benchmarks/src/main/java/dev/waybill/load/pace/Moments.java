package dev.waybill.load.pace;

import java.util.concurrent.locks.LockSupport;

/** Moments of {@link System#nanoTime}. */
public final class Moments {

    private Moments() {}

    /** Returns at that moment, or at once if it has passed. */
    public static void await(long moment) throws InterruptedException {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(left);
        }
    }
}
