package dev.waybill.orders.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.StatementBatch;
import dev.waybill.orders.domain.TimelineEntry;
import dev.waybill.orders.domain.Timelines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class SqlTimelines implements Timelines {

    private static final String ADD = """
            insert into timeline (order_id, event_id, type, source, time, sequence, causation_id, summary,
                version, status)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[], ?::uuid[],
                ?::text[], ?::integer[], ?::text[])
            """;

    private static final String OF = """
            select order_id, event_id, type, source, time, sequence, causation_id, summary
            from timeline where order_id = ?
            """;

    private final JdbcClient jdbc;
    private final StatementBatch writes;

    SqlTimelines(JdbcClient jdbc, StatementBatch writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @Override
    public void add(List<TimelineEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<Envelope> envelopes = entries.stream().map(TimelineEntry::envelope).toList();
        writes.add(
                ADD,
                (Object) Columns.texts(envelopes, Envelope::subject),
                (Object) Columns.texts(envelopes, Envelope::id),
                (Object) Columns.texts(envelopes, Envelope::type),
                (Object) Columns.texts(envelopes, Envelope::source),
                (Object) Columns.texts(envelopes, Envelope::time),
                (Object) Columns.texts(envelopes, Envelope::sequence),
                (Object) Columns.texts(envelopes, Envelope::causationId),
                (Object) Columns.texts(entries, TimelineEntry::summary),
                (Object) Columns.texts(entries, SqlTimelines::version),
                (Object) Columns.texts(entries, SqlTimelines::status));
    }

    @Override
    public List<Happening> of(OrderId id) {
        return jdbc.sql(OF).param(id.value()).query(SqlTimelines::happening).list();
    }

    private static @Nullable Object version(TimelineEntry entry) {
        return entry.reached() == null ? null : entry.reached().version();
    }

    private static @Nullable Object status(TimelineEntry entry) {
        return entry.reached() == null ? null : entry.reached().status();
    }

    private static Happening happening(ResultSet row, int number) throws SQLException {
        var envelope = new Envelope(
                Columns.uuid(row, "event_id"),
                row.getString("type"),
                row.getString("source"),
                new OrderId(Columns.uuid(row, "order_id")),
                Columns.instant(row, "time"),
                row.getLong("sequence"),
                Columns.uuid(row, "causation_id"),
                null);
        return new Happening(envelope, row.getString("summary"));
    }
}
