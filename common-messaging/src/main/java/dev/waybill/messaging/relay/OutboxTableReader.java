package dev.waybill.messaging.relay;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Envelope;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads events from the outbox table instead of from the log, when the position in the log is lost. */
final class OutboxTableReader {

    private static final int FETCH_SIZE = 500;

    private final Connection connection;
    private final String source;

    /** Accepts an event; may block for less than the server's limit for idle transactions. */
    @FunctionalInterface
    interface EventConsumer {
        void accept(OutboxRecord event) throws SQLException;
    }

    OutboxTableReader(Connection connection, String source) {
        this.connection = connection;
        this.source = source;
    }

    /** Reads every event whose id is of this time or later, in the order of each aggregate. */
    void readSince(Instant time, EventConsumer consumer) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, type, aggregateid, time, sequence, causationid, traceparent, aggregatetype, payload
                from outbox where id >= ? order by aggregateid, sequence""")) {
            statement.setFetchSize(FETCH_SIZE);
            statement.setObject(1, RelayProgressRepository.firstIdOf(time));
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                consumer.accept(event(rows));
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private OutboxRecord event(ResultSet row) throws SQLException {
        var envelope = new Envelope(
                row.getObject(1, UUID.class),
                row.getString(2),
                source,
                new OrderId(row.getObject(3, UUID.class)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getLong(5),
                row.getObject(6, UUID.class),
                row.getString(7));
        return new OutboxRecord(row.getString(8), envelope, row.getString(9).getBytes(StandardCharsets.UTF_8));
    }
}
