package dev.waybill.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransactionSnapshotTest {

    @Test
    void whatHasEndedIsShownAndWhatRunsOrComesIsNot() {
        TransactionSnapshot snapshot = TransactionSnapshot.parse("10:20:12,15");
        assertThat(snapshot.shows(9)).isTrue();
        assertThat(snapshot.shows(11)).isTrue();
        assertThat(snapshot.shows(12)).isFalse();
        assertThat(snapshot.shows(15)).isFalse();
        assertThat(snapshot.shows(19)).isTrue();
        assertThat(snapshot.shows(20)).isFalse();
        assertThat(TransactionSnapshot.parse("20:20:").shows(19)).isTrue();
    }

    @Test
    void idsGoOnBeyondThirtyTwoBits() {
        TransactionSnapshot early = TransactionSnapshot.parse("4294967300:4294967300:");
        assertThat(early.shows(3)).as("of this round").isTrue();
        assertThat(early.shows(-1)).as("of the round before").isTrue();
        assertThat(early.shows(4)).isFalse();
        TransactionSnapshot late = TransactionSnapshot.parse("4294967290:4294967290:");
        assertThat(late.shows(3)).as("of the round to come").isFalse();
        assertThat(late.shows(-10)).isTrue();
        TransactionSnapshot busy = TransactionSnapshot.parse("4294967290:4294967300:4294967294");
        assertThat(busy.shows(-2)).isFalse();
        assertThat(busy.shows(-1)).isTrue();
    }
}
