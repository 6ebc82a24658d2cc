package dev.waybill.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Work on its way from the transaction that made it due to this instance's {@link Worker}. The transaction claims it for
 * this instance at once, which spares the worker a transaction for that alone. What is lost with this instance, or waits
 * here for too long, is found in the database by whichever worker looks once the claim has run out. Thread-safe.
 *
 * @param <T> what the worker needs to begin
 */
public final class ClaimedTaskQueue<T> {

    private final long ttl;
    private final ConcurrentLinkedDeque<Claimed<T>> waiting = new ConcurrentLinkedDeque<>();

    private record Claimed<T>(T work, long until) {}

    /** @param ttl how long work may wait here, so that enough of its claim is left for doing it */
    public ClaimedTaskQueue(Duration ttl) {
        this.ttl = ttl.toNanos();
    }

    /**
     * Hands the work over once the current transaction has committed, and never if it does not.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public void enqueueAfterCommit(List<T> work) {
        if (work.isEmpty()) {
            return;
        }
        long until = System.nanoTime() + ttl;
        TransactionHooks.afterCommit(() -> work.forEach(each -> waiting.addLast(new Claimed<>(each, until))));
    }

    /** Takes the oldest, so many at most. */
    public List<T> poll(int most) {
        var taken = new ArrayList<T>();
        while (taken.size() < most) {
            Claimed<T> next = waiting.pollFirst();
            if (next == null) {
                break;
            }
            if (System.nanoTime() - next.until() < 0) {
                taken.add(next.work());
            }
        }
        return taken;
    }

    /** How many wait; takes time in proportion. */
    public int waiting() {
        return waiting.size();
    }
}
