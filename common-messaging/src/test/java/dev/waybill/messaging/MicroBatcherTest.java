package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {

    private final Queue<List<Integer>> batches = new ConcurrentLinkedQueue<>();
    private final Semaphore started = new Semaphore(0);
    private final Semaphore permits = new Semaphore(0);
    private final MicroBatcher<Integer, Integer> batcher = new MicroBatcher<>("batcher", 1, this::process);

    @AfterEach
    void close() {
        batcher.close();
    }

    @Test
    void tasksSubmittedDuringABatchFormTheNextOneInTheirOrder() throws Exception {
        var first = batcher.submit(1);
        started.acquire();
        var second = batcher.submit(2);
        var third = batcher.submit(3);
        permits.release(2);

        assertThat(List.of(first.get(), second.get(), third.get())).containsExactly(10, 20, 30);
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void tasksSubmittedSoonAfterABatchFormTheNextOne() throws Exception {
        var throttle = new BatchThrottle(Duration.ofSeconds(1), 100);
        permits.release(2);
        try (var throttled = new MicroBatcher<>("throttled", 1, this::process, throttle, Duration.ZERO)) {
            throttled.submit(1).get();
            var second = throttled.submit(2);
            var third = throttled.submit(3);

            assertThat(List.of(second.get(), third.get())).containsExactly(20, 30);
            assertThat(batches).containsExactly(List.of(1), List.of(2, 3));
        }
    }

    @Test
    void aBatchThatHangsDoesNotDelayTheNextOne() throws Exception {
        try (var concurrent = new MicroBatcher<Integer, Integer>("concurrent", 2, this::process)) {
            var hanging = concurrent.submit(1);
            started.acquire();
            var second = concurrent.submit(2);
            started.acquire();

            assertThat(batches).containsExactly(List.of(1), List.of(2));
            assertThat(hanging).isNotDone();
            permits.release(2);
            assertThat(List.of(hanging.get(), second.get())).containsExactly(10, 20);
        }
    }

    @Test
    void aTaskThatWaitsForTheEndOfAnotherBatchFailsWhenTheBatcherCloses() throws Exception {
        var throttle = new BatchThrottle(Duration.ZERO, 100);
        var concurrent = new MicroBatcher<>("waiting", 2, this::process, throttle, Duration.ofMinutes(1));
        concurrent.submit(1);
        started.acquire();
        var waiting = concurrent.submit(2);
        // one thread in its batch, the other one for its turn; a wait for tasks would have no time limit
        Awaitility.await()
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("waiting-"))
                        .allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
        concurrent.close();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(batches).containsExactly(List.of(1));
    }

    @Test
    void aFailureFailsItsWholeBatchAndTheNextBatchIsProcessed() throws Exception {
        var first = batcher.submit(1);
        started.acquire();
        var faulty = batcher.submit(-1);
        var healthy = batcher.submit(2);
        permits.release(2);
        first.get();

        for (CompletableFuture<Integer> failed : List.of(faulty, healthy)) {
            assertThatThrownBy(failed::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("not minus one");
        }
        permits.release();
        assertThat(batcher.submit(3).get()).isEqualTo(30);
    }

    @Test
    void aTaskCancelledBeforeItsBatchIsNotProcessed() throws Exception {
        var first = batcher.submit(1);
        started.acquire();
        batcher.submit(2).cancel(false);
        var third = batcher.submit(3);
        permits.release(2);

        assertThat(first.get()).isEqualTo(10);
        assertThat(third.orTimeout(10, TimeUnit.SECONDS).get()).isEqualTo(30);
        assertThat(batches).containsExactly(List.of(1), List.of(3));
    }

    @Test
    void pendingAndLaterTasksFailWhenTheBatcherCloses() throws Exception {
        var running = batcher.submit(1);
        started.acquire();
        var waiting = batcher.submit(2);
        batcher.close();
        var late = batcher.submit(3);

        for (CompletableFuture<Integer> failed : List.of(running, waiting, late)) {
            assertThatThrownBy(() -> failed.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    private List<Integer> process(List<Integer> batch) {
        batches.add(batch);
        started.release();
        try {
            assertThat(permits.tryAcquire(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (batch.contains(-1)) {
            throw new IllegalArgumentException("not minus one");
        }
        return batch.stream().map(number -> number * 10).toList();
    }
}
