package dev.waybill.messaging.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.testing.TestPostgres;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KafkaAutoConfigurationTest {

    /** Otherwise orders would be timed out before anybody has noticed that their events are gone. */
    @Test
    void nothingCountsAsPublishedForTwoMinutesAfterTheTopicHasLostEvents() {
        try (var database = new ServiceDatabase(TestPostgres.shared())) {
            var acknowledged = Instant.parse("2026-03-01T12:00:00Z");
            database.jdbc.execute("update outbox_progress set acknowledged_until = '" + acknowledged + "'");
            assertThat(KafkaAutoConfiguration.publishedUntil(database.jdbc)).isEqualTo(acknowledged);

            database.jdbc.execute("update outbox_progress set topic_lost_at = now() - interval '1 minute'");
            assertThat(KafkaAutoConfiguration.publishedUntil(database.jdbc)).isEqualTo(Instant.EPOCH);

            database.jdbc.execute("update outbox_progress set topic_lost_at = now() - interval '3 minutes'");
            assertThat(KafkaAutoConfiguration.publishedUntil(database.jdbc)).isEqualTo(acknowledged);
        }
    }
}
