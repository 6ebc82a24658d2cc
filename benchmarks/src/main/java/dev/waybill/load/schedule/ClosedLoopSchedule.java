package dev.waybill.load.schedule;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A number of clients, each of which places its next order when its previous one is final. */
public final class ClosedLoopSchedule implements ArrivalSchedule {

    private final Semaphore idle;
    private final int clients;
    private final long end;
    private final AtomicLong count = new AtomicLong();

    /** Ends at {@code end} of {@link System#nanoTime}. */
    public ClosedLoopSchedule(int clients, long end) {
        this.idle = new Semaphore(clients);
        this.clients = clients;
        this.end = end;
    }

    @Override
    public @Nullable Arrival next() throws InterruptedException {
        return idle.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS) && System.nanoTime() < end
                ? new Arrival(count.getAndIncrement(), System.nanoTime())
                : null;
    }

    @Override
    public void orderDone() {
        idle.release();
    }

    @Override
    public int minSenders() {
        return clients;
    }
}
