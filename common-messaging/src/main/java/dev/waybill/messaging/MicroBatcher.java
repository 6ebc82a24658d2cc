package dev.waybill.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Groups tasks that cost nearly the same together as alone, such as commits. Tasks that are submitted while a batch is
 * processed form the next batch, on a thread of the batcher. A batch never waits to fill up. The queue has no bound of its
 * own; callers that wait for their results limit it. Thread-safe.
 *
 * @param <W> the task
 * @param <R> its result
 */
public final class MicroBatcher<W, R> implements AutoCloseable {

    private static final int MAX_BATCH = 512;

    private final Function<List<W>, List<R>> batchFunction;
    private final BlockingQueue<PendingTask<W, R>> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads;
    private volatile boolean closed;

    private record PendingTask<W, R>(W task, CompletableFuture<R> result) {}

    /**
     * @param name of the threads
     * @param concurrency the number of batches that are processed at the same time
     * @param batchFunction processes a batch and returns the results in its order; an exception fails the whole batch
     */
    public MicroBatcher(String name, int concurrency, Function<List<W>, List<R>> batchFunction) {
        this.batchFunction = batchFunction;
        // Platform threads: virtual ones would be scheduled behind all the threads that wait for them.
        this.threads = IntStream.range(0, concurrency)
                .mapToObj(number ->
                        Thread.ofPlatform().daemon().name(name + "-" + number).start(this::runLoop))
                .toList();
    }

    /**
     * Completes once the task is processed, or exceptionally if that failed or the batcher is closed. A task that is
     * cancelled before its batch starts is not processed.
     */
    public CompletableFuture<R> submit(W task) {
        var pending = new PendingTask<>(task, new CompletableFuture<R>());
        queue.add(pending);
        if (closed) {
            failPending();
        }
        return pending.result();
    }

    /** Fails all pending tasks, and every task that is submitted from now on. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        failPending();
    }

    private void failPending() {
        var remaining = new ArrayList<PendingTask<W, R>>();
        queue.drainTo(remaining);
        remaining.forEach(
                pending -> pending.result().completeExceptionally(new IllegalStateException("the batcher is closed")));
    }

    private void runLoop() {
        List<PendingTask<W, R>> batch = new ArrayList<>();
        try {
            while (!closed) {
                batch.add(queue.take());
                queue.drainTo(batch, MAX_BATCH - 1);
                batch.removeIf(pending -> pending.result().isDone());
                if (!batch.isEmpty()) {
                    processBatch(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void processBatch(List<PendingTask<W, R>> batch) {
        try {
            List<R> results =
                    batchFunction.apply(batch.stream().map(PendingTask::task).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result().complete(results.get(i));
            }
        } catch (RuntimeException | Error e) { // a failed batch must not end the thread
            batch.forEach(pending -> pending.result().completeExceptionally(e));
        }
    }
}
