package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchThrottleTest {

    private static final int BACKLOG = 250;

    private final BatchThrottle throttle = new BatchThrottle(Duration.ofMillis(4), BACKLOG);

    @Test
    void theNextBatchStartsNoSoonerThanAllowed() {
        var slow = new BatchThrottle(Duration.ofMillis(50), BACKLOG);
        long startedAt = System.nanoTime();

        slow.throttle(0, 1);

        // a wait may end early, but not by half
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isGreaterThan(Duration.ofMillis(25));
    }

    @Test
    void aShortBatchIsFollowedByTheRemainderOfTheInterval() {
        assertThat(throttle.delay(millis(0), 1)).isEqualTo(millis(4));
        assertThat(throttle.delay(millis(1), 1)).isEqualTo(millis(3));
    }

    @Test
    void aLongBatchIsFollowedByADelayAsLong() {
        assertThat(throttle.delay(millis(3), 1)).isEqualTo(millis(3));
        assertThat(throttle.delay(millis(15), BACKLOG - 1)).isEqualTo(millis(15));
    }

    @Test
    void theDelayIsBoundedHoweverLongTheBatchTook() {
        assertThat(throttle.delay(millis(14_000), 1)).isEqualTo(millis(20));
    }

    @Test
    void aBacklogWaitsForNoMoreThanTheInterval() {
        assertThat(throttle.delay(millis(1), BACKLOG)).isEqualTo(millis(3));
        assertThat(throttle.delay(millis(4), BACKLOG)).isZero();
        assertThat(throttle.delay(millis(15), BACKLOG + 1)).isZero();
    }

    @Test
    void withoutAnIntervalOnlyLongBatchesAreFollowedByADelay() {
        var quick = new BatchThrottle(Duration.ZERO, BACKLOG);

        assertThat(quick.delay(millis(0), 1)).isZero();
        assertThat(quick.delay(millis(15), 1)).isEqualTo(millis(15));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
