package dev.waybill.load.run;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Decides when orders are due. At a fixed rate (open loop) that is independent of responses, and latencies count from an
 * order's due time, so that a stall counts for every order that it delays; anything else would be coordinated omission.
 * With clients (closed loop) an order is due when an earlier one is final.
 */
final class ArrivalSchedule {

    private final LoadProfile profile;
    private final long start;
    private final long end;
    private final Semaphore idleClients;
    private long count;

    /** From {@code start} to {@code end} by {@link System#nanoTime}. */
    ArrivalSchedule(LoadProfile profile, long start, long end) {
        this.profile = profile;
        this.start = start;
        this.end = end;
        this.idleClients = new Semaphore(profile instanceof LoadProfile.Clients(int clients) ? clients : 0);
    }

    /**
     * The due time of the next order, which may be later than now. One at {@code end} or after it means that the schedule
     * has ended. Called by one thread only.
     */
    long next() throws InterruptedException {
        return switch (profile) {
            case LoadProfile.Rate(double perSecond) -> start + Math.round(count++ * 1e9 / perSecond);
            case LoadProfile.Clients _ ->
                idleClients.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS) ? System.nanoTime() : end;
        };
    }

    boolean hasEnded(long due) {
        return due >= end;
    }

    /** Reports that an order is final or was not accepted. Thread-safe. */
    void orderDone() {
        idleClients.release();
    }
}
