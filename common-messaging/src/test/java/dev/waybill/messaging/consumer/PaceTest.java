package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void theNextRoundBeginsNoSoonerThanAllowed() {
        var pace = new Pace(Duration.ofMillis(50));
        long begun = System.nanoTime();

        pace.begin();
        pace.keep();

        // a wait may end early, but not by half
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(25));
    }

    @Test
    void aRoundThatTookLongerIsNotHeldUp() {
        var pace = new Pace(Duration.ZERO);
        long begun = System.nanoTime();

        pace.begin();
        pace.keep();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
}
