package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveConcurrencyLimiterTest {

    private static final int MAX = 1_000;
    private static final Duration FAST = Duration.ofMillis(20);

    private long now;
    private final AdaptiveConcurrencyLimiter limiter = new AdaptiveConcurrencyLimiter(MAX, () -> now);

    @Test
    void noMoreThanTheLimitAreInFlight() {
        for (int i = 0; i < MAX; i++) {
            assertThat(limiter.tryEnter()).isTrue();
        }
        assertThat(limiter.tryEnter()).isFalse();
        assertThat(limiter.inFlight()).isEqualTo(MAX);
        limiter.leave(now);
        assertThat(limiter.tryEnter()).isTrue();
    }

    @Test
    void whileMostRequestsAreSlowTheLimitFallsToItsMinimum() {
        for (int i = 0; i < 10; i++) {
            wave(AdaptiveConcurrencyLimiter.SLOW_THRESHOLD.plusMillis(1));
        }
        assertThat(limiter.limit()).isEqualTo(AdaptiveConcurrencyLimiter.MIN_LIMIT);
    }

    @Test
    void onceRequestsAreFastAgainTheLimitRises() {
        whileMostRequestsAreSlowTheLimitFallsToItsMinimum();
        for (int i = 0; i < 500; i++) {
            wave(FAST);
        }
        assertThat(limiter.limit()).isEqualTo(MAX);
    }

    @Test
    void aFewSlowRequestsAmongManyDoNotLowerTheLimit() {
        for (int i = 0; i < 100; i++) {
            long early = now;
            assertThat(limiter.tryEnter()).isTrue();
            for (int fast = 0; fast < 60; fast++) {
                one(FAST);
            }
            limiter.leave(early);
        }
        assertThat(limiter.limit()).isEqualTo(MAX);
    }

    @Test
    void aSingleSlowRequestDoesNotLowerTheLimit() {
        one(AdaptiveConcurrencyLimiter.SLOW_THRESHOLD.multipliedBy(5));
        assertThat(limiter.limit()).isEqualTo(MAX);
    }

    @Test
    void requestsFromBeforeTheLimitWasLoweredLowerItOnce() {
        wave(AdaptiveConcurrencyLimiter.SLOW_THRESHOLD.plusMillis(1));
        assertThat(limiter.limit()).isBetween(MAX / 4, MAX / 2);
    }

    /** As many requests as are admitted and one more, all at once. */
    private void wave(Duration taken) {
        long startedAt = now;
        int entered = 0;
        while (limiter.tryEnter()) {
            entered++;
        }
        now += taken.toNanos();
        for (int i = 0; i < entered; i++) {
            limiter.leave(startedAt);
        }
    }

    private void one(Duration taken) {
        long startedAt = now;
        assertThat(limiter.tryEnter()).isTrue();
        now += taken.toNanos();
        limiter.leave(startedAt);
    }
}
