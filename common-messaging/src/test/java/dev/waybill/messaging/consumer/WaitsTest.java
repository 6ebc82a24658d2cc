package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WaitsTest {

    private static final TopicPartition PARTITION = new TopicPartition("parcels", 0);
    private static final TopicPartition OTHER = new TopicPartition("parcels", 1);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Waits waits = new Waits(Duration.ofSeconds(5));

    @Test
    void theBackOffGrowsUpToItsMaximum() {
        assertThat(waits.start(PARTITION, NOW)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(waits.start(PARTITION, NOW)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        for (int i = 0; i < 100; i++) {
            waits.start(PARTITION, NOW);
        }
        assertThat(waits.start(PARTITION, NOW)).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
    }

    @Test
    void aPartitionIsDueOnce() {
        Instant until = NOW.plus(waits.start(PARTITION, NOW));
        waits.start(OTHER, NOW.plusSeconds(60));

        assertThat(waits.due(until.minusMillis(1))).isEmpty();
        assertThat(waits.next()).hasValue(until);
        assertThat(waits.due(until)).containsExactly(PARTITION);
        assertThat(waits.due(until)).isEmpty();
    }

    @Test
    void waitingStartsWithTheFirstFailureAndEndsWithTheFirstSuccess() {
        waits.start(PARTITION, NOW);
        waits.start(PARTITION, NOW.plusSeconds(3));
        assertThat(waits.since()).hasValue(NOW);

        waits.end(PARTITION);
        assertThat(waits.since()).isEmpty();
        assertThat(waits.start(PARTITION, NOW)).isLessThanOrEqualTo(Duration.ofMillis(100));
    }
}
