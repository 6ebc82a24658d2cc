package dev.waybill.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Where work queues that costs nearly the same for many as for one, such as a commit. Whatever came while a batch was
 * served is served together as the next one, on a thread of the desk's own. Nobody waits for a batch to fill up. The queue
 * has no bound but the number of those who wait for their outcomes. Thread-safe.
 *
 * @param <W> the work
 * @param <R> what becomes of it
 */
public final class MicroBatcher<W, R> implements AutoCloseable {

    private static final int MAX_BATCH = 512;

    private final Function<List<W>, List<R>> batchFunction;
    private final BlockingQueue<Waiting<W, R>> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads;
    private volatile boolean closed;

    private record Waiting<W, R>(W work, CompletableFuture<R> outcome) {}

    /**
     * @param name of the threads
     * @param concurrency groups that are served at the same time
     * @param batchFunction serves a batch, and says what became of each of it, in their order; if it throws, it does so for all
     */
    public MicroBatcher(String name, int concurrency, Function<List<W>, List<R>> batchFunction) {
        this.batchFunction = batchFunction;
        // Platform threads: virtual ones would wait for their turn behind all those that wait for them.
        this.threads = IntStream.range(0, concurrency)
                .mapToObj(number ->
                        Thread.ofPlatform().daemon().name(name + "-" + number).start(this::runLoop))
                .toList();
    }

    /**
     * Completes once the work is done, or exceptionally if that failed, cannot be said, or the batcher is closed. Work that is
     * cancelled before its turn comes is not done.
     */
    public CompletableFuture<R> submit(W work) {
        var waiting = new Waiting<>(work, new CompletableFuture<R>());
        queue.add(waiting);
        if (closed) {
            failPending();
        }
        return waiting.outcome();
    }

    /** Serves nobody any more. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        failPending();
    }

    private void failPending() {
        var left = new ArrayList<Waiting<W, R>>();
        queue.drainTo(left);
        left.forEach(
                waiting -> waiting.outcome().completeExceptionally(new IllegalStateException("the batcher is closed")));
    }

    private void runLoop() {
        List<Waiting<W, R>> batch = new ArrayList<>();
        try {
            while (!closed) {
                batch.add(queue.take());
                queue.drainTo(batch, MAX_BATCH - 1);
                batch.removeIf(waiting -> waiting.outcome().isDone());
                if (!batch.isEmpty()) {
                    processBatch(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void processBatch(List<Waiting<W, R>> batch) {
        try {
            List<R> outcomes =
                    batchFunction.apply(batch.stream().map(Waiting::work).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).outcome().complete(outcomes.get(i));
            }
        } catch (RuntimeException | Error e) { // whatever happens, the next batch is served
            batch.forEach(waiting -> waiting.outcome().completeExceptionally(e));
        }
    }
}
