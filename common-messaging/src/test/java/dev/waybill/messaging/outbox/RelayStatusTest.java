package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testing.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RelayStatusTest {

    private final MutableClock clock = new MutableClock();
    private final RelayStatus status = new RelayStatus(clock);

    @Test
    void lagIsTheAgeOfTheOldestUnacknowledgedEvent() {
        status.reportLag(clock.instant().minusSeconds(4));
        clock.advance(Duration.ofSeconds(2));
        assertThat(status.current()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void lagIsZeroWhileNothingIsUnacknowledged() {
        status.reportLag(null);
        clock.advance(Duration.ofSeconds(2));
        assertThat(status.current()).isZero();
    }

    @Test
    void lagGrowsWhileTheRelayDoesNotReport() {
        status.reportLag(null);
        clock.advance(Duration.ofSeconds(60));
        assertThat(status.current()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void lagIsNeverNegativeIfClocksDiffer() {
        status.reportLag(clock.instant().plusSeconds(5));
        assertThat(status.current()).isZero();
    }
}
