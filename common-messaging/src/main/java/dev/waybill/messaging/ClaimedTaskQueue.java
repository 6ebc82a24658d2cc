package dev.waybill.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Tasks on their way from the transaction that made them due to this instance's executor. The transaction claims them for
 * this instance itself, which saves the executor a transaction that only claims. If the instance dies or a task expires in
 * this queue, any instance finds the task in the database once its claim has expired. Thread-safe.
 *
 * @param <T> a claimed task
 */
final class ClaimedTaskQueue<T> {

    private final long ttl;
    private final ConcurrentLinkedDeque<Entry<T>> entries = new ConcurrentLinkedDeque<>();

    private record Entry<T>(T task, long expiresAt) {}

    /** @param ttl how long a task may stay in the queue, so that enough of its claim is left to carry it out */
    ClaimedTaskQueue(Duration ttl) {
        this.ttl = ttl.toNanos();
    }

    /**
     * Adds the tasks once the current transaction has committed, and never if it does not.
     *
     * @throws IllegalStateException if there is no transaction
     */
    void enqueueAfterCommit(List<T> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        long expiresAt = System.nanoTime() + ttl;
        TransactionHooks.afterCommit(() -> tasks.forEach(task -> entries.addLast(new Entry<>(task, expiresAt))));
    }

    /** Removes and returns the oldest tasks, up to the limit; drops those that have expired. */
    List<T> poll(int limit) {
        var tasks = new ArrayList<T>();
        while (tasks.size() < limit) {
            Entry<T> oldest = entries.pollFirst();
            if (oldest == null) {
                break;
            }
            if (System.nanoTime() - oldest.expiresAt() < 0) {
                tasks.add(oldest.task());
            }
        }
        return tasks;
    }

    /** How many tasks are queued; takes time in proportion. */
    int size() {
        return entries.size();
    }
}
