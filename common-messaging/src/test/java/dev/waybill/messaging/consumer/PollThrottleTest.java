package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollThrottleTest {

    private static final int BACKLOG = 250;

    private final PollThrottle pace = new PollThrottle(Duration.ofMillis(4), BACKLOG);

    @Test
    void theNextRoundBeginsNoSoonerThanAllowed() {
        var slow = new PollThrottle(Duration.ofMillis(50), BACKLOG);
        long begun = System.nanoTime();

        slow.begin();
        slow.keep(1);

        // a wait may end early, but not by half
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(25));
    }

    @Test
    void aShortRoundIsFollowedByWhatIsLeftOfTheTime() {
        assertThat(pace.rest(millis(0), 1)).isEqualTo(millis(4));
        assertThat(pace.rest(millis(1), 1)).isEqualTo(millis(3));
    }

    @Test
    void aLongRoundIsFollowedByARestAsLong() {
        assertThat(pace.rest(millis(3), 1)).isEqualTo(millis(3));
        assertThat(pace.rest(millis(15), BACKLOG - 1)).isEqualTo(millis(15));
    }

    @Test
    void aRestHasAnEndHoweverLongTheRoundTook() {
        assertThat(pace.rest(millis(14_000), 1)).isEqualTo(millis(20));
    }

    @Test
    void aBacklogWaitsForNoMoreThanTheShortestTime() {
        assertThat(pace.rest(millis(1), BACKLOG)).isEqualTo(millis(3));
        assertThat(pace.rest(millis(4), BACKLOG)).isZero();
        assertThat(pace.rest(millis(15), BACKLOG + 1)).isZero();
    }

    @Test
    void withoutAShortestTimeOnlyLongRoundsAreRestedAfter() {
        var quick = new PollThrottle(Duration.ZERO, BACKLOG);

        assertThat(quick.rest(millis(0), 1)).isZero();
        assertThat(quick.rest(millis(15), 1)).isEqualTo(millis(15));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
