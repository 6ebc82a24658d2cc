package dev.waybill.messaging.tablepartitions;

import dev.waybill.messaging.outbox.OutboxRecoveryMargin;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the relay's progress row says; while the journal is still to be sent again, nothing after that point is settled. */
final class AcknowledgedWatermark implements PartitionMaintenance.Acknowledged {

    private final JdbcTemplate jdbc;

    AcknowledgedWatermark(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Instant until() {
        OffsetDateTime time = jdbc.queryForObject(
                "select least(acknowledged_until, recover_since) from outbox_progress", OffsetDateTime.class);
        return time == null ? Instant.MIN : time.toInstant().minus(OutboxRecoveryMargin.AFTER_ID);
    }
}
