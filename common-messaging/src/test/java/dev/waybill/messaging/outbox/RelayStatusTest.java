package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.MutableTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayStatusTest {

    private final MutableTime time = new MutableTime();
    private final RelayStatus status = new RelayStatus(time);

    @Test
    void lagIsTheAgeOfTheOldestUnacknowledgedEvent() {
        status.reportLag(time.now().time().minusSeconds(4));
        time.pass(Duration.ofSeconds(2));
        assertThat(status.current()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void lagIsZeroWhileNothingIsUnacknowledged() {
        status.reportLag(null);
        time.pass(Duration.ofSeconds(2));
        assertThat(status.current()).isZero();
    }

    @Test
    void lagGrowsWhileTheRelayDoesNotReport() {
        status.reportLag(null);
        time.pass(Duration.ofSeconds(60));
        assertThat(status.current()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void lagIsNeverNegativeIfClocksDiffer() {
        status.reportLag(time.now().time().plusSeconds(5));
        assertThat(status.current()).isZero();
    }

    @Test
    void aClockThatIsSetBackHidesNoLag() {
        Instant event = time.now().time();
        status.reportLag(event);
        time.setClock(Duration.ofHours(-1));
        for (int i = 0; i < 4; i++) {
            status.reportLag(event);
            time.pass(Duration.ofSeconds(2));
        }
        assertThat(status.current()).isEqualTo(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P5D", "PT-1H"})
    void aClockThatIsSetIsNoSilenceOfTheRelayAndHidesNone(Duration difference) {
        status.reportLag(null);
        time.setClock(difference);
        assertThat(status.current()).isZero();
        time.pass(Duration.ofSeconds(4));
        assertThat(status.current()).isEqualTo(Duration.ofSeconds(4));
    }
}
