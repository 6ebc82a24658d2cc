package dev.waybill.messaging.outbox;

import dev.waybill.messaging.codec.CloudEventHeaders;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The orders whose events must wait, because one is stamped further ahead than its readers accept, by the database's clock.
 * They are recorded in the table {@code outbox_set_aside}, so that the relay can go on with the events of other orders and
 * never reads these from the log again. For use by the thread of the relay.
 */
final class SetAsideOrders {

    private static final Logger log = LoggerFactory.getLogger(SetAsideOrders.class);

    private static final String ADD =
            "insert into outbox_set_aside select ?, ?, ? where ? > clock_timestamp() on conflict do nothing";

    private final JdbcTemplate jdbc;
    private final RelayStatus status;
    private final Map<UUID, Instant> dueTimes = new HashMap<>();

    SetAsideOrders(Connection connection, RelayStatus status) {
        this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        this.status = status;
    }

    /** Reads the table, which is empty as a rule. */
    void load() {
        dueTimes.clear();
        jdbc.query("select aggregateid, due_at from outbox_set_aside", row -> {
            dueTimes.put(
                    row.getObject(1, UUID.class),
                    row.getObject(2, OffsetDateTime.class).toInstant());
        });
        status.reportSetAside(dueTimes);
    }

    /**
     * Whether an event must not be published now. An event that is too far ahead is recorded durably, unless the current
     * transaction is not committed.
     *
     * @param now by the database's clock; may be a little behind
     */
    boolean holds(OutboxRecord event, Instant now) {
        UUID order = event.envelope().subject().value();
        if (dueTimes.containsKey(order)) {
            return true;
        }
        Instant dueAt = event.stampedAt().minus(CloudEventHeaders.MAX_AHEAD);
        return dueAt.isAfter(now) && add(order, event, dueAt);
    }

    private boolean add(UUID order, OutboxRecord event, Instant dueAt) {
        OffsetDateTime due = dueAt.atOffset(ZoneOffset.UTC);
        if (jdbc.update(ADD, order, event.envelope().sequence(), due, due) == 0) {
            return false;
        }
        log.error(
                "Event {} of order {} is stamped {}, too far ahead for its readers: it and the later events of this order"
                        + " are set aside and will be published at {}",
                event.envelope().id(),
                order,
                event.stampedAt(),
                dueAt);
        dueTimes.put(order, dueAt);
        status.reportSetAside(dueTimes);
        return true;
    }
}
