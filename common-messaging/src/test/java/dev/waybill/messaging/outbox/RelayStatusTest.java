package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.MutableTime;
import dev.waybill.messaging.outbox.RelayStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

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
    void aRelayThatFailsOrHasEndedIsDown() {
        status.failIn(Phase.FAILING, "permission denied for table outbox");
        assertThat(status.health(true).getStatus()).isEqualTo(Status.DOWN);
        assertThat(status.waitingReason()).isPresent();

        status.enter(Phase.STREAMING);
        assertThat(status.health(true).getStatus()).isEqualTo(Status.UP);
        assertThat(status.waitingReason()).isEmpty();
        assertThat(status.health(false).getStatus()).isEqualTo(Status.DOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING_FOR_BROKER", "WAITING_FOR_SLOT", "RECOVERING"})
    void aRelayThatWaitsForOthersOrRecoversIsUpAndDegraded(Phase phase) {
        status.failIn(phase, "others");
        assertThat(status.health(true).getStatus()).isEqualTo(Status.UP);
        assertThat(status.waitingReason()).isPresent();
    }

    @Test
    void aRelayWhoseEventsTheBrokersDoNotAcknowledgeIsUpAndDegraded() {
        status.enter(Phase.STREAMING);
        status.reportLag(time.now().time());
        time.pass(Duration.ofSeconds(6));
        assertThat(status.health(true).getStatus()).isEqualTo(Status.UP);
        assertThat(status.waitingReason()).isPresent();
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
