package dev.waybill.orders.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import dev.waybill.persistence.StatementBatch;
import dev.waybill.orders.domain.TimelineEntry;
import dev.waybill.orders.domain.TimelineEvent;
import dev.waybill.orders.domain.TimelineRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class JdbcTimelineRepository implements TimelineRepository {

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

    JdbcTimelineRepository(JdbcClient jdbc, StatementBatch statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    @Override
    public void add(List<TimelineEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<Envelope> envelopes = entries.stream().map(TimelineEntry::envelope).toList();
        statements.add(
                ADD,
                (Object) JdbcValues.texts(envelopes, Envelope::subject),
                (Object) JdbcValues.texts(envelopes, Envelope::id),
                (Object) JdbcValues.texts(envelopes, Envelope::type),
                (Object) JdbcValues.texts(envelopes, Envelope::source),
                (Object) JdbcValues.texts(envelopes, Envelope::time),
                (Object) JdbcValues.texts(envelopes, Envelope::sequence),
                (Object) JdbcValues.texts(envelopes, Envelope::causationId),
                (Object) JdbcValues.texts(entries, TimelineEntry::summary),
                (Object) JdbcValues.texts(entries, JdbcTimelineRepository::version),
                (Object) JdbcValues.texts(entries, JdbcTimelineRepository::status));
    }

    @Override
    public List<TimelineEvent> findByOrder(OrderId id) {
        return jdbc.sql(FIND_BY_ORDER)
                .param(id.value())
                .query(JdbcTimelineRepository::event)
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
                JdbcValues.uuid(row, "event_id"),
                row.getString("type"),
                row.getString("source"),
                new OrderId(JdbcValues.uuid(row, "order_id")),
                JdbcValues.instant(row, "time"),
                row.getLong("sequence"),
                JdbcValues.uuid(row, "causation_id"),
                null);
        return new TimelineEvent(envelope, row.getString("summary"));
    }
}
