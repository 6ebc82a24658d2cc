package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.ConsumerProgress.Snapshot;
import dev.waybill.testing.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressHistoryTest {

    private final MutableClock clock = new MutableClock();
    private final FakeProgress progress = new FakeProgress(clock);
    private final ProgressHistory history =
            new ProgressHistory(new OrderTimeoutProperties(Duration.ofMinutes(2), Duration.ofMinutes(30)));

    @Test
    void aSnapshotIsDueEveryTwoSeconds() {
        assertThat(history.isDue(clock.instant())).isTrue();
        add(Duration.ZERO);
        clock.advance(Duration.ofMillis(1_999));
        assertThat(history.isDue(clock.instant())).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(history.isDue(clock.instant())).isTrue();
    }

    @Test
    void anInterruptionEndsTheHistory() {
        add(Duration.ZERO);
        add(Duration.ofSeconds(15));
        assertThat(history.snapshots()).hasSize(2);
        Snapshot after = add(Duration.ofSeconds(16));
        assertThat(history.snapshots()).containsExactly(after);
    }

    @Test
    void aClockThatIsSetBackBeginsAnotherHistoryAtOnce() {
        add(Duration.ZERO);
        clock.advance(Duration.ofHours(-1));
        assertThat(history.isDue(clock.instant())).isTrue();
        Snapshot after = add(Duration.ZERO);
        assertThat(history.snapshots()).containsExactly(after);
        assertThat(history.isDue(clock.instant())).isFalse();
        add(Duration.ofSeconds(2));
        assertThat(history.snapshots()).hasSize(2);
    }

    @Test
    void aMachineThatHasSleptForDaysBeginsAnotherHistory() {
        add(Duration.ZERO);
        Snapshot after = add(Duration.ofDays(5));
        assertThat(history.snapshots()).containsExactly(after);
    }

    @Test
    void manySnapshotsAreKeptOfTheLastMinutesAndFewOfTheTimeBefore() {
        for (int i = 0; i < 3_600; i++) {
            add(Duration.ofSeconds(2));
        }
        assertThat(history.snapshots()).hasSizeBetween(150, 250);
        assertThat(Duration.between(history.snapshots().getFirst().takenAt(), clock.instant()))
                .isBetween(Duration.ofMinutes(31), Duration.ofMinutes(32));
        assertThat(history.snapshots().reversed().stream()
                        .limit(100)
                        .map(snapshot -> Duration.between(snapshot.takenAt(), clock.instant())))
                .allMatch(age -> age.compareTo(Duration.ofMinutes(4)) < 0);
    }

    private Snapshot add(Duration later) {
        clock.advance(later);
        Snapshot snapshot = progress.snapshot();
        history.add(snapshot);
        return snapshot;
    }
}
