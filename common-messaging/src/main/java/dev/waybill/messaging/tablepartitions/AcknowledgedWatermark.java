package dev.waybill.messaging.tablepartitions;

import dev.waybill.messaging.outbox.OutboxRecoveryMargin;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The time before which every published event is acknowledged, by the relay's progress row. While the outbox must be
 * published again, nothing after that point counts as acknowledged.
 */
final class AcknowledgedWatermark {

    private final JdbcTemplate jdbc;
    private final OutboxRecoveryMargin margin;

    AcknowledgedWatermark(JdbcTemplate jdbc, OutboxRecoveryMargin margin) {
        this.jdbc = jdbc;
        this.margin = margin;
    }

    /** In terms of the times in event ids; the distant past while transactions have no limit. */
    Instant current() {
        OffsetDateTime time = jdbc.queryForObject(
                "select least(acknowledged_until, recover_since) from outbox_progress", OffsetDateTime.class);
        return time == null
                ? Instant.MIN
                : margin.current().map(time.toInstant()::minus).orElse(Instant.MIN);
    }
}
