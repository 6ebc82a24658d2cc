package dev.waybill.messaging;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls that are running, each on a virtual thread of its own, and the results that are not applied yet. */
final class CallsInFlight<T, R> {

    private static final Logger log = LoggerFactory.getLogger(ExternalTaskExecutor.class);
    /** Calls that end within this time are applied in one transaction with the others of their batch. */
    private static final Duration BATCH_WINDOW = Duration.ofMillis(50);

    private final ExternalTask<T, R> task;
    private final ExternalPartner partner;
    private final Runnable onLateResult;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final Queue<ExternalTaskResult<T, R>> results = new ConcurrentLinkedQueue<>();

    /** @param onLateResult run for each call that ends after the window of its batch */
    CallsInFlight(ExternalTask<T, R> task, ExternalPartner partner, Runnable onLateResult) {
        this.task = task;
        this.partner = partner;
        this.onLateResult = onLateResult;
    }

    int count() {
        return running.size();
    }

    /** Starts one call for each of these and waits for all of them, but no longer than the batch window. */
    void start(List<T> batch) {
        var pending = new CountDownLatch(batch.size());
        var late = new AtomicBoolean();
        for (T claimed : batch) {
            Thread thread = Thread.ofVirtual().name("external-task").unstarted(() -> {
                try {
                    results.add(call(claimed));
                } finally {
                    running.remove(Thread.currentThread());
                    pending.countDown();
                    if (late.get()) {
                        onLateResult.run();
                    }
                }
            });
            running.add(thread);
            thread.start();
        }
        try {
            boolean unused = pending.await(BATCH_WINDOW.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        late.set(true);
    }

    /** The results so far; they stay until they are {@linkplain #remove removed}. */
    List<ExternalTaskResult<T, R>> results() {
        return List.copyOf(results);
    }

    void remove(List<ExternalTaskResult<T, R>> applied) {
        applied.forEach(_ -> results.remove());
    }

    /** Waits until no call is running, at most that long. */
    void awaitCompletion(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            for (Thread thread : running) {
                boolean unused = thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ExternalTaskResult<T, R> call(T claimed) {
        ExternalCall call = task.describe(claimed);
        long startedAt = System.nanoTime();
        try (var _ = MdcScope.of(call.orderId(), call.cause())) {
            var result = new ExternalTaskResult<>(claimed, response(call, claimed));
            task.completed(result, Duration.ofNanos(System.nanoTime() - startedAt));
            return result;
        }
    }

    /** Never throws: the outcome of a call that fails is unknown, whatever the reason. */
    private Optional<R> response(ExternalCall call, T claimed) {
        try {
            return Optional.of(partner.call(call, () -> {
                try (var _ = MdcScope.of(call.orderId(), call.cause())) {
                    return task.call(claimed);
                }
            }));
        } catch (CallNotPermittedException _) {
            return Optional.empty();
        } catch (Exception e) {
            log.warn(
                    "The outcome of {} at {} is unknown; the call will be repeated: {} ({})",
                    call.operation(),
                    call.partner(),
                    e.toString(),
                    e.getCause() == null ? "no cause" : e.getCause().toString());
            return Optional.empty();
        }
    }
}
