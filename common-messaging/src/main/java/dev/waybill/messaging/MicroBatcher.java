package dev.waybill.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Groups tasks that cost nearly the same together as alone, such as commits. Tasks that are submitted while a batch is
 * processed, and for as long again ({@link BatchThrottle}), form the next batch, on a thread of the batcher. If a batch
 * takes longer than 20 ms, another thread goes on beside it. A task that comes alone does not wait for others. The queue
 * has no bound of its own; callers that wait for their results limit it. Thread-safe.
 *
 * @param <W> the task
 * @param <R> its result
 */
public final class MicroBatcher<W, R> implements AutoCloseable {

    private static final int MAX_BATCH = 512;
    private static final Duration MAX_WAIT = Duration.ofMillis(20);

    private final Function<List<W>, List<R>> batchFunction;
    private final BlockingQueue<PendingTask<W, R>> queue = new LinkedBlockingQueue<>();
    private final Semaphore turn = new Semaphore(1);
    private final BatchThrottle throttle;
    private final Duration maxWait;
    private final List<Thread> threads;
    private volatile boolean closed;

    private record PendingTask<W, R>(W task, CompletableFuture<R> result) {}

    /**
     * @param name of the threads
     * @param concurrency the number of batches that are processed at the same time, at most
     * @param batchFunction processes a batch and returns the results in its order; an exception fails the whole batch
     */
    public MicroBatcher(String name, int concurrency, Function<List<W>, List<R>> batchFunction) {
        this(name, concurrency, batchFunction, new BatchThrottle(Duration.ZERO, MAX_BATCH), MAX_WAIT);
    }

    /** @param maxWait after how long a batch does not wait any more for the end of another one */
    MicroBatcher(
            String name,
            int concurrency,
            Function<List<W>, List<R>> batchFunction,
            BatchThrottle throttle,
            Duration maxWait) {
        this.batchFunction = batchFunction;
        this.throttle = throttle;
        this.maxWait = maxWait;
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
        fail(remaining);
    }

    private static void fail(List<? extends PendingTask<?, ?>> tasks) {
        tasks.forEach(
                pending -> pending.result().completeExceptionally(new IllegalStateException("the batcher is closed")));
    }

    private void runLoop() {
        List<PendingTask<W, R>> batch = new ArrayList<>();
        try {
            while (!closed) {
                batch.add(queue.take());
                boolean hasTurn = turn.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS);
                try {
                    runBatch(batch);
                } finally {
                    if (hasTurn) {
                        turn.release();
                    }
                }
                batch.clear();
            }
        } catch (InterruptedException e) {
            fail(batch);
            Thread.currentThread().interrupt();
        }
    }

    private void runBatch(List<PendingTask<W, R>> batch) {
        queue.drainTo(batch, MAX_BATCH - 1);
        batch.removeIf(pending -> pending.result().isDone());
        if (!batch.isEmpty()) {
            long startedAt = System.nanoTime();
            processBatch(batch);
            throttle.throttle(System.nanoTime() - startedAt, batch.size());
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
