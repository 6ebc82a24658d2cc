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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {

    private final Queue<List<Integer>> groups = new ConcurrentLinkedQueue<>();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore turns = new Semaphore(0);
    private final MicroBatcher<Integer, Integer> desk = new MicroBatcher<>("desk", 1, this::serve);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatComesWhileOthersAreServedIsServedTogetherAndInTheOrderOfItsComing() throws Exception {
        var first = desk.submit(1);
        begun.acquire();
        var second = desk.submit(2);
        var third = desk.submit(3);
        turns.release(2);

        assertThat(List.of(first.get(), second.get(), third.get())).containsExactly(10, 20, 30);
        assertThat(groups).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void aFailureIsToldToAllOfItsGroupAndTheNextIsServed() throws Exception {
        var first = desk.submit(1);
        begun.acquire();
        var faulty = desk.submit(-1);
        var unlucky = desk.submit(2);
        turns.release(2);
        first.get();

        for (CompletableFuture<Integer> failed : List.of(faulty, unlucky)) {
            assertThatThrownBy(failed::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("not minus one");
        }
        turns.release();
        assertThat(desk.submit(3).get()).isEqualTo(30);
    }

    @Test
    void whatIsCancelledBeforeItsTurnIsNotDone() throws Exception {
        var first = desk.submit(1);
        begun.acquire();
        desk.submit(2).cancel(false);
        var third = desk.submit(3);
        turns.release(2);

        assertThat(first.get()).isEqualTo(10);
        assertThat(third.orTimeout(10, TimeUnit.SECONDS).get()).isEqualTo(30);
        assertThat(groups).containsExactly(List.of(1), List.of(3));
    }

    @Test
    void whoWaitsWhenTheDeskClosesOrComesAfterwardsIsToldSo() throws Exception {
        var served = desk.submit(1);
        begun.acquire();
        var waiting = desk.submit(2);
        desk.close();
        var late = desk.submit(3);

        for (CompletableFuture<Integer> told : List.of(served, waiting, late)) {
            assertThatThrownBy(() -> told.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    private List<Integer> serve(List<Integer> group) {
        groups.add(group);
        begun.release();
        try {
            assertThat(turns.tryAcquire(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (group.contains(-1)) {
            throw new IllegalArgumentException("not minus one");
        }
        return group.stream().map(number -> number * 10).toList();
    }
}
