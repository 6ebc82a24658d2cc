package dev.waybill.orders.persistence;

import static dev.waybill.persistence.StatementBatch.column;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.orders.domain.TimelineEntry;
import dev.waybill.orders.domain.TimelineEvent;
import dev.waybill.persistence.StatementBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores what happened to each order. Thread-safe. */
@Component
public final class TimelineRepository {

    private static final String ADD = """
            insert into timeline (order_id, event_id, type, source, time, sequence, causation_id, summary,
                version, status)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[], ?::uuid[],
                ?::text[], ?::integer[], ?::text[])
            """;

    private static final String FIND_BY_ORDER = """
            select order_id, event_id, type, source, time, sequence, causation_id, summary
            from timeline where order_id = ?
            """;

    private final JdbcClient jdbc;
    private final StatementBatch statements;

    TimelineRepository(JdbcClient jdbc, StatementBatch statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    public void add(List<TimelineEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<Envelope> envelopes = entries.stream().map(TimelineEntry::envelope).toList();
        statements.add(
                ADD,
                column("uuid", envelopes, Envelope::subject),
                column("uuid", envelopes, Envelope::id),
                column("text", envelopes, Envelope::type),
                column("text", envelopes, Envelope::source),
                column("timestamptz", envelopes, Envelope::time),
                column("int8", envelopes, Envelope::sequence),
                column("uuid", envelopes, Envelope::causationId),
                column("text", entries, TimelineEntry::summary),
                column("int4", entries, TimelineRepository::version),
                column("text", entries, TimelineRepository::status));
    }

    /** Everything about one order, in no particular order. */
    public List<TimelineEvent> findByOrder(OrderId id) {
        return jdbc.sql(FIND_BY_ORDER)
                .param(id.value())
                .query(TimelineRepository::event)
                .list();
    }

    private static @Nullable Object version(TimelineEntry entry) {
        return entry.reached() == null ? null : entry.reached().version();
    }

    private static @Nullable Object status(TimelineEntry entry) {
        return entry.reached() == null ? null : entry.reached().status();
    }

    private static TimelineEvent event(ResultSet row, int number) throws SQLException {
        var envelope = new Envelope(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("source"),
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getLong("sequence"),
                row.getObject("causation_id", UUID.class),
                null);
        return new TimelineEvent(envelope, row.getString("summary"));
    }
}
