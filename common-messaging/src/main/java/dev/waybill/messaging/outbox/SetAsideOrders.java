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
 * The orders whose events must wait, from the first on that is stamped further ahead than its readers accept, by the
 * database's clock. They are recorded in the table {@code outbox_set_aside}, so that the relay can go on with other events
 * and never reads these from the log again. For use by the thread of the relay.
 */
final class SetAsideOrders {

    private static final Logger log = LoggerFactory.getLogger(SetAsideOrders.class);

    /** An order of which a later event is recorded waits from the earlier one on. */
    private static final String ADD = """
            insert into outbox_set_aside as present select ?, ?, ? where ? > clock_timestamp()
            on conflict (aggregateid) do update set
              sequence = least(present.sequence, excluded.sequence), due_at = least(present.due_at, excluded.due_at)""";

    private final JdbcTemplate jdbc;
    private final RelayStatus status;
    private final Map<UUID, Long> firstSequences = new HashMap<>();
    private final Map<UUID, Instant> dueTimes = new HashMap<>();

    SetAsideOrders(Connection connection, RelayStatus status) {
        this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        this.status = status;
    }

    /** Reads the table, which is empty as a rule. */
    void load() {
        firstSequences.clear();
        dueTimes.clear();
        jdbc.query("select aggregateid, sequence, due_at from outbox_set_aside", row -> {
            UUID order = row.getObject(1, UUID.class);
            firstSequences.put(order, row.getLong(2));
            dueTimes.put(order, row.getObject(3, OffsetDateTime.class).toInstant());
        });
        status.reportSetAside(dueTimes);
    }

    /**
     * Whether an event must not be published now. An event that is too far ahead is recorded durably, unless the current
     * transaction is not committed. Events before the first that waits are published: they may be read again.
     *
     * @param now by the database's clock; may be a little behind
     */
    boolean holds(OutboxRecord event, Instant now) {
        UUID order = event.envelope().subject().value();
        Long first = firstSequences.get(order);
        if (first != null && event.envelope().sequence() >= first) {
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
        firstSequences.put(order, event.envelope().sequence());
        dueTimes.put(order, dueAt);
        status.reportSetAside(dueTimes);
        return true;
    }
}
