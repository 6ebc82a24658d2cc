package dev.waybill.load.pace;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** So many clients, each of which places its next order when its last one has ended. */
public final class ClosedLoop implements Pace {

    private final Semaphore idle;
    private final int clients;
    private final long end;
    private final AtomicLong given = new AtomicLong();

    /** Until {@code end} by {@link System#nanoTime}. */
    public ClosedLoop(int clients, long end) {
        this.idle = new Semaphore(clients);
        this.clients = clients;
        this.end = end;
    }

    @Override
    public @Nullable Ticket next() throws InterruptedException {
        return idle.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS) && System.nanoTime() < end
                ? new Ticket(given.getAndIncrement(), System.nanoTime())
                : null;
    }

    @Override
    public void over() {
        idle.release();
    }

    @Override
    public int callers() {
        return clients;
    }
}
