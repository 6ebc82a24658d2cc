package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.MutableTime;
import dev.waybill.messaging.TimeSource.Mark;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionBackOffTest {

    private static final TopicPartition PARTITION = new TopicPartition("parcels", 0);
    private static final TopicPartition OTHER = new TopicPartition("parcels", 1);

    private final MutableTime time = new MutableTime();
    private final Mark start = time.now();
    private final PartitionBackOff backOff = new PartitionBackOff(Duration.ofSeconds(5), time);

    @Test
    void theBackOffGrowsUpToItsMaximum() {
        assertThat(fail(PARTITION)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(fail(PARTITION)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        for (int i = 0; i < 100; i++) {
            fail(PARTITION);
        }
        assertThat(fail(PARTITION)).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
        assertThat(fail(OTHER)).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void failingStartsWithTheFirstFailureAndEndsWithTheFirstSuccess() {
        fail(PARTITION);
        time.pass(Duration.ofSeconds(3));
        fail(PARTITION);
        assertThat(backOff.since(FailureClassifier.RETRY_LATER)).hasValue(start);
        assertThat(backOff.since(FailureClassifier.DATABASE_UNAVAILABLE, FailureClassifier.SETUP_MISSING))
                .isEmpty();

        backOff.succeeded(PARTITION);
        assertThat(backOff.since(FailureClassifier.RETRY_LATER)).isEmpty();
        assertThat(fail(PARTITION)).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    /** Or an instance would leave the group at the first moment without its database, after a long wait for a lock. */
    @Test
    void theDatabaseIsAwaySinceTheFirstFailureForThatReason() {
        fail(PARTITION);
        time.pass(Duration.ofSeconds(30));
        Mark away = time.now();
        backOff.next(PARTITION, FailureClassifier.DATABASE_UNAVAILABLE);
        time.pass(Duration.ofSeconds(3));
        backOff.next(PARTITION, FailureClassifier.DATABASE_UNAVAILABLE);

        assertThat(backOff.onlySince(FailureClassifier.DATABASE_UNAVAILABLE)).hasValue(away);
        assertThat(backOff.since(FailureClassifier.DATABASE_UNAVAILABLE)).hasValue(start);
        fail(PARTITION);
        assertThat(backOff.onlySince(FailureClassifier.DATABASE_UNAVAILABLE)).isEmpty();
    }

    @Test
    void thePartitionThatHasFailedForTheLongestTimeCountsThoughTheClockIsSetBack() {
        fail(PARTITION);
        time.setClock(Duration.ofHours(-1));
        fail(OTHER);

        assertThat(backOff.since(FailureClassifier.RETRY_LATER)).hasValue(start);
    }

    @Test
    void aPartitionThatIsRevokedNoLongerFails() {
        fail(PARTITION);

        backOff.forget(List.of(PARTITION));

        assertThat(backOff.since(FailureClassifier.RETRY_LATER)).isEmpty();
    }

    private Duration fail(TopicPartition partition) {
        return backOff.next(partition, FailureClassifier.RETRY_LATER);
    }
}
