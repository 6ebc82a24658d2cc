package dev.waybill.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Where work queues that costs nearly the same for many as for one, such as a commit. Whatever came while a group was
 * served is served together as the next one, on a thread of the desk's own. Nobody waits for a group to fill up. The queue
 * has no bound but the number of those who wait for their outcomes. Thread-safe.
 *
 * @param <W> the work
 * @param <R> what becomes of it
 */
public final class Desk<W, R> implements AutoCloseable {

    private static final int LARGEST_GROUP = 512;

    private final Function<List<W>, List<R>> clerk;
    private final BlockingQueue<Waiting<W, R>> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads;
    private volatile boolean closed;

    private record Waiting<W, R>(W work, CompletableFuture<R> outcome) {}

    /**
     * @param name of the threads
     * @param clerks groups that are served at the same time
     * @param clerk serves a group, and says what became of each of it, in their order; if it throws, it does so for all
     */
    public Desk(String name, int clerks, Function<List<W>, List<R>> clerk) {
        this.clerk = clerk;
        // Platform threads: virtual ones would wait for their turn behind all those that wait for them.
        this.threads = IntStream.range(0, clerks)
                .mapToObj(number ->
                        Thread.ofPlatform().daemon().name(name + "-" + number).start(this::open))
                .toList();
    }

    /**
     * Completes once the work is done, or exceptionally if that failed, cannot be said, or the desk is closed. Work that is
     * cancelled before its turn comes is not done.
     */
    public CompletableFuture<R> submit(W work) {
        var waiting = new Waiting<>(work, new CompletableFuture<R>());
        queue.add(waiting);
        if (closed) {
            sendHome();
        }
        return waiting.outcome();
    }

    /** Serves nobody any more. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        sendHome();
    }

    private void sendHome() {
        var left = new ArrayList<Waiting<W, R>>();
        queue.drainTo(left);
        left.forEach(
                waiting -> waiting.outcome().completeExceptionally(new IllegalStateException("the desk is closed")));
    }

    private void open() {
        List<Waiting<W, R>> group = new ArrayList<>();
        try {
            while (!closed) {
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
