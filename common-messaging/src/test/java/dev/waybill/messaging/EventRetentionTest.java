package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventRetentionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    /** An outbox day begins with the event, a segment of a topic with it, and one of the dead letters. */
    @Test
    void everyCopyHasEndedByThen() {
        var retention = new EventRetention(Duration.ofDays(10), Duration.ofDays(7), Duration.ofDays(30));
        Instant outboxDropped = NOW.plus(Duration.ofDays(11)).plus(Duration.ofHours(1));
        Instant topicDeleted = outboxDropped.plus(Duration.ofDays(8));
        Instant deadLetterDeleted = topicDeleted.plus(Duration.ofDays(31));
        assertThat(retention.endOf(NOW)).isBetween(deadLetterDeleted, deadLetterDeleted.plus(Duration.ofHours(2)));
    }

    @Test
    void eachSettingCounts() {
        Instant usual = new EventRetention(Duration.ofDays(10), Duration.ofDays(7), Duration.ofDays(30)).endOf(NOW);
        assertThat(new EventRetention(Duration.ofDays(11), Duration.ofDays(7), Duration.ofDays(30)).endOf(NOW))
                .isEqualTo(usual.plus(Duration.ofDays(1)));
        assertThat(new EventRetention(Duration.ofDays(10), Duration.ofDays(8), Duration.ofDays(30)).endOf(NOW))
                .isEqualTo(usual.plus(Duration.ofDays(1)));
        assertThat(new EventRetention(Duration.ofDays(10), Duration.ofDays(7), Duration.ofDays(31)).endOf(NOW))
                .isEqualTo(usual.plus(Duration.ofDays(1)));
    }
}
