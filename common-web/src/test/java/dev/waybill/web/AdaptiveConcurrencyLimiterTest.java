package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveConcurrencyLimiterTest {

    private static final int MOST = 1_000;
    private static final Duration QUICK = Duration.ofMillis(20);

    private long now;
    private final AdaptiveConcurrencyLimiter limit = new AdaptiveConcurrencyLimiter(MOST, () -> now);

    @Test
    void noMoreThanTheLimitAreInFlight() {
        for (int i = 0; i < MOST; i++) {
            assertThat(limit.tryEnter()).isTrue();
        }
        assertThat(limit.tryEnter()).isFalse();
        assertThat(limit.inFlight()).isEqualTo(MOST);
        limit.leave(now);
        assertThat(limit.tryEnter()).isTrue();
    }

    @Test
    void whileMostAreSlowTheLimitFallsToItsLeast() {
        for (int i = 0; i < 10; i++) {
            wave(AdaptiveConcurrencyLimiter.SLOW.plusMillis(1));
        }
        assertThat(limit.limit()).isEqualTo(AdaptiveConcurrencyLimiter.LEAST);
    }

    @Test
    void onceTheyAreQuickAgainItRises() {
        whileMostAreSlowTheLimitFallsToItsLeast();
        for (int i = 0; i < 500; i++) {
            wave(QUICK);
        }
        assertThat(limit.limit()).isEqualTo(MOST);
    }

    @Test
    void aFewSlowOnesAmongManyLowerNothing() {
        for (int i = 0; i < 100; i++) {
            long early = now;
            assertThat(limit.tryEnter()).isTrue();
            for (int quick = 0; quick < 60; quick++) {
                one(QUICK);
            }
            limit.leave(early);
        }
        assertThat(limit.limit()).isEqualTo(MOST);
    }

    @Test
    void aSlowOneAloneLowersNothing() {
        one(AdaptiveConcurrencyLimiter.SLOW.multipliedBy(5));
        assertThat(limit.limit()).isEqualTo(MOST);
    }

    @Test
    void whoWasSlowBeforeTheLimitWasLoweredLowersItOnce() {
        wave(AdaptiveConcurrencyLimiter.SLOW.plusMillis(1));
        assertThat(limit.limit()).isBetween(MOST / 4, MOST / 2);
    }

    /** As many as may come and one more, all at once. */
    private void wave(Duration taken) {
        long began = now;
        int entered = 0;
        while (limit.tryEnter()) {
            entered++;
        }
        now += taken.toNanos();
        for (int i = 0; i < entered; i++) {
            limit.leave(began);
        }
    }

    private void one(Duration taken) {
        long began = now;
        assertThat(limit.tryEnter()).isTrue();
        now += taken.toNanos();
        limit.leave(began);
    }
}
