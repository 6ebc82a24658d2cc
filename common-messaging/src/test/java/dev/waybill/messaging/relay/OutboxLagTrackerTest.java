package dev.waybill.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OutboxLagTrackerTest {

    private final TestClock clock = new TestClock();
    private final OutboxLagTracker lag = new OutboxLagTracker(clock);

    @Test
    void lagIsTheAgeOfTheOldestUnacknowledgedEvent() {
        lag.update(clock.now.minusSeconds(4));
        clock.now = clock.now.plusSeconds(2);
        assertThat(lag.current()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void lagIsZeroWhileNothingIsUnacknowledged() {
        lag.update(null);
        clock.now = clock.now.plusSeconds(2);
        assertThat(lag.current()).isZero();
    }

    @Test
    void lagGrowsWhileTheRelayDoesNotReport() {
        lag.update(null);
        clock.now = clock.now.plusSeconds(60);
        assertThat(lag.current()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void lagIsNeverNegativeIfClocksDiffer() {
        lag.update(clock.now.plusSeconds(5));
        assertThat(lag.current()).isZero();
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
