package dev.waybill.stack.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadBurstTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ConcurrentSkipListSet<Integer> seen = new ConcurrentSkipListSet<>();

    @Test
    void eachOrderIsPlacedOnceAndNoMoreThanWanted() {
        var ended = new LoadBurst(3, 10, LONG).run(seen::add, Silence.INSTANCE);

        assertThat(ended).isEqualTo(10);
        assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void theCustomersOrderBesideEachOther() {
        var allThere = new CyclicBarrier(3);

        var ended = new LoadBurst(3, 6, LONG).run(number -> meet(allThere), Silence.INSTANCE);

        assertThat(ended).isEqualTo(6);
    }

    @Test
    void whatDoesNotEndIsNotCounted() {
        assertThat(new LoadBurst(2, 10, LONG).run(number -> number % 2 == 0, Silence.INSTANCE))
                .isEqualTo(5);
    }

    @Test
    void afterTheTimeNobodyBeginsAnother() {
        assertThat(new LoadBurst(2, 10, Duration.ZERO).run(seen::add, Silence.INSTANCE))
                .isZero();
        assertThat(seen).isEmpty();
    }

    private static boolean meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
            return true;
        } catch (Exception e) {
            return false;
        }
    }
}
