package dev.waybill.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MutableClockTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theClockMovesOnlyWhenMoved() {
        var clock = new MutableClock(START);
        assertThat(clock.instant()).isEqualTo(START);

        clock.advance(Duration.ofMillis(1));
        assertThat(clock.instant()).isEqualTo(START.plusMillis(1));

        clock.set(START.minusSeconds(1));
        assertThat(clock.instant()).isEqualTo(START.minusSeconds(1));
    }
}
