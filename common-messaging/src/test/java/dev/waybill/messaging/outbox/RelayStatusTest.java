package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.outbox.RelayStatus.Phase;
import dev.waybill.testing.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;

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
        status.reportLag(clock.instant());
        clock.advance(Duration.ofSeconds(6));
        assertThat(status.health(true).getStatus()).isEqualTo(Status.UP);
        assertThat(status.waitingReason()).isPresent();
    }
}
