package dev.waybill.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testing.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboxLagTrackerTest {

    private final MutableClock clock = new MutableClock();
    private final OutboxLagTracker lag = new OutboxLagTracker(clock);

    @Test
    void lagIsTheAgeOfTheOldestUnacknowledgedEvent() {
        lag.update(clock.instant().minusSeconds(4));
        clock.advance(Duration.ofSeconds(2));
        assertThat(lag.current()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void lagIsZeroWhileNothingIsUnacknowledged() {
        lag.update(null);
        clock.advance(Duration.ofSeconds(2));
        assertThat(lag.current()).isZero();
    }

    @Test
    void lagGrowsWhileTheRelayDoesNotReport() {
        lag.update(null);
        clock.advance(Duration.ofSeconds(60));
        assertThat(lag.current()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void lagIsNeverNegativeIfClocksDiffer() {
        lag.update(clock.instant().plusSeconds(5));
        assertThat(lag.current()).isZero();
    }
}
