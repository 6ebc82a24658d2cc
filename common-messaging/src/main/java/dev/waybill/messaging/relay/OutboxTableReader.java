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

/** Reads the journal from its table instead of from the log, when the place in the log is lost. */
final class OutboxTableReader {

    private static final int FETCH = 500;

    private final Connection connection;
    private final String source;

    /** Takes an event; may wait, for less than the server lets a transaction idle. */
    @FunctionalInterface
    interface Reader {
        void read(OutboxRecord event) throws SQLException;
    }

    OutboxTableReader(Connection connection, String source) {
        this.connection = connection;
        this.source = source;
    }

    /** Reads every event with an id from that time on, in order for each order. */
    void readSince(Instant time, Reader reader) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, type, aggregateid, time, sequence, causationid, traceparent, aggregatetype, payload
                from outbox where id >= ? order by aggregateid, sequence""")) {
            statement.setFetchSize(FETCH);
            statement.setObject(1, RelayProgressRepository.firstIdOf(time));
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                reader.read(event(rows));
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
