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
    void aRoundThatTookLongerIsNotHeldUpAndAShorterOneForWhatIsLeft() {
        var pace = new Pace(Duration.ofNanos(100));

        assertThat(pace.left(0)).isEqualTo(100);
        assertThat(pace.left(70)).isEqualTo(30);
        assertThat(pace.left(100)).isZero();
        assertThat(pace.left(500)).isZero();
    }
}
