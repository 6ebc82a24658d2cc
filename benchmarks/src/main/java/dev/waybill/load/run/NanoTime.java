package dev.waybill.load.run;

import java.util.concurrent.locks.LockSupport;

/** Waiting by {@link System#nanoTime}. */
public final class NanoTime {

    private NanoTime() {}

    /** Returns at that time, or immediately if it has passed. */
    public static void await(long time) throws InterruptedException {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(left);
        }
    }
}
