package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionBackOffTest {

    private static final TopicPartition PARTITION = new TopicPartition("parcels", 0);
    private static final TopicPartition OTHER = new TopicPartition("parcels", 1);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final MutableClock clock = new MutableClock(NOW);
    private final PartitionBackOff backOff = new PartitionBackOff(Duration.ofSeconds(5), clock);

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
        clock.set(NOW.plusSeconds(3));
        fail(PARTITION);
        assertThat(backOff.since(FailureClassifier.BUSY)).hasValue(NOW);
        assertThat(backOff.since(FailureClassifier.AWAY, FailureClassifier.SETUP))
                .isEmpty();

        backOff.succeeded(PARTITION);
        assertThat(backOff.since(FailureClassifier.BUSY)).isEmpty();
        assertThat(fail(PARTITION)).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aPartitionThatIsRevokedNoLongerFails() {
        fail(PARTITION);

        backOff.forget(List.of(PARTITION));

        assertThat(backOff.since(FailureClassifier.BUSY)).isEmpty();
    }

    private Duration fail(TopicPartition partition) {
        return backOff.next(partition, FailureClassifier.BUSY);
    }
}
