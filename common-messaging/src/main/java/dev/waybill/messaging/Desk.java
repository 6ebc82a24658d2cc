package dev.waybill.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * Where work queues that costs nearly the same for many as for one, such as a commit. Whatever came while a group was
 * served is served together as the next one, on a thread of the desk's own. Nobody waits for a group to fill up.
 * Thread-safe.
 *
 * @param <W> the work
 * @param <R> what becomes of it
 */
public final class Desk<W, R> implements AutoCloseable {

    private static final int LARGEST_GROUP = 512;

    private final Function<List<W>, List<R>> clerk;
    private final BlockingQueue<Waiting<W, R>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    private record Waiting<W, R>(W work, CompletableFuture<R> outcome) {}

    /**
     * @param name of the thread
     * @param clerk serves a group, and says what became of each of it, in their order; if it throws, it does so for all
     */
    public Desk(String name, Function<List<W>, List<R>> clerk) {
        this.clerk = clerk;
        // A platform thread: a virtual one would wait for its turn behind all those that wait for it.
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::open);
    }

    /**
     * Completes once the work is done, or exceptionally if that failed or cannot be said. Work that is cancelled before its
     * turn comes is not done.
     */
    public CompletableFuture<R> submit(W work) {
        var waiting = new Waiting<>(work, new CompletableFuture<R>());
        queue.add(waiting);
        return waiting.outcome();
    }

    /** Serves nobody any more. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void open() {
        List<Waiting<W, R>> group = new ArrayList<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                group.add(queue.take());
                queue.drainTo(group, LARGEST_GROUP - 1);
                group.removeIf(waiting -> waiting.outcome().isDone());
                if (!group.isEmpty()) {
                    serve(group);
                    group.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(List<Waiting<W, R>> group) {
        try {
            List<R> outcomes = clerk.apply(group.stream().map(Waiting::work).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).outcome().complete(outcomes.get(i));
            }
        } catch (RuntimeException | Error e) { // whatever happens, the next group is served
            group.forEach(waiting -> waiting.outcome().completeExceptionally(e));
        }
    }
}
