package dev.waybill.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.outbox.ReplicationLoop.TransactionSnapshot;
import org.junit.jupiter.api.Test;

class TransactionSnapshotTest {

    @Test
    void finishedTransactionsAreVisibleAndRunningOrFutureOnesAreNot() {
        TransactionSnapshot snapshot = TransactionSnapshot.parse("10:20:12,15");
        assertThat(snapshot.isVisible(9)).isTrue();
        assertThat(snapshot.isVisible(11)).isTrue();
        assertThat(snapshot.isVisible(12)).isFalse();
        assertThat(snapshot.isVisible(15)).isFalse();
        assertThat(snapshot.isVisible(19)).isTrue();
        assertThat(snapshot.isVisible(20)).isFalse();
        assertThat(TransactionSnapshot.parse("20:20:").isVisible(19)).isTrue();
    }

    @Test
    void idsAreExtendedBeyondThirtyTwoBits() {
        TransactionSnapshot early = TransactionSnapshot.parse("4294967300:4294967300:");
        assertThat(early.isVisible(3)).as("of the current epoch").isTrue();
        assertThat(early.isVisible(-1)).as("of the previous epoch").isTrue();
        assertThat(early.isVisible(4)).isFalse();
        TransactionSnapshot late = TransactionSnapshot.parse("4294967290:4294967290:");
        assertThat(late.isVisible(3)).as("of the next epoch").isFalse();
        assertThat(late.isVisible(-10)).isTrue();
        TransactionSnapshot busy = TransactionSnapshot.parse("4294967290:4294967300:4294967294");
        assertThat(busy.isVisible(-2)).isFalse();
        assertThat(busy.isVisible(-1)).isTrue();
    }
}
