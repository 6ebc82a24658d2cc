package dev.waybill.messaging.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/** The row that records until when everything is acknowledged, which recovery needs if the slot is lost. */
final class RelayProgressRepository {

    private final Connection connection;

    /**
     * @param position the end of the log at this time
     * @param publication its object id; null if it is missing or not as it should be
     * @param retained the bytes of log that slots of this database retain
     */
    record Sample(Instant time, long position, @Nullable Long publication, long retained) {}

    RelayProgressRepository(Connection connection) {
        this.connection = connection;
    }

    /** Everything committed before the sample's time is before its position in the log. */
    Sample sample() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery("""
                    select clock_timestamp(), pg_current_wal_lsn()::text, (
                      select pg_publication.oid from pg_publication join pg_publication_rel on prpubid = pg_publication.oid
                      where pubname = 'waybill_outbox' and prrelid = 'outbox'::regclass and pubinsert and pubviaroot), (
                      select coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)), 0)
                      from pg_replication_slots where database = current_database())""");
            row.next();
            long publication = row.getLong(3);
            boolean missing = row.wasNull();
            return new Sample(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    LogSequenceNumber.valueOf(row.getString(2)).asLong(),
                    missing ? null : publication,
                    row.getLong(4));
        }
    }

    /** Never goes back. May be lost in a crash of the server; recovery then begins a little earlier. */
    void saveAcknowledgedUntil(Instant until) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update outbox_progress set acknowledged_until = ?
                from (select set_config('synchronous_commit', 'off', true)) as asynchronous
                where acknowledged_until < ?""")) {
            statement.setObject(1, until.atOffset(ZoneOffset.UTC));
            statement.setObject(2, until.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** The time since which the outbox must be published again; null if it need not be. */
    @Nullable Instant recoverSince() throws SQLException {
        return instant("select recover_since from outbox_progress");
    }

    /** Durably records that the outbox must be published again, and since when. Keeps an earlier mark. */
    Instant markRecovery() throws SQLException {
        execute("update outbox_progress set recover_since = least(recover_since, acknowledged_until)");
        Instant since = recoverSince();
        if (since == null) {
            throw new SQLException("The table outbox_progress has lost its row");
        }
        return since;
    }

    void completeRecovery() throws SQLException {
        execute("update outbox_progress set recover_since = null");
    }

    /** The time of the oldest event that is not acknowledged according to this row; null if there is none. */
    @Nullable Instant oldestUnacknowledged() throws SQLException {
        Instant until = instant("select coalesce(recover_since, acknowledged_until) from outbox_progress");
        if (until == null) {
            return null;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select time from outbox where id >= ? order by id limit 1")) {
            statement.setObject(1, firstIdOf(until));
            return first(statement.executeQuery());
        }
    }

    /** A lower bound of the UUIDv7s generated at that time or later. */
    static UUID firstIdOf(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    private @Nullable Instant instant(String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return first(statement.executeQuery(query));
        }
    }

    private static @Nullable Instant first(ResultSet result) throws SQLException {
        OffsetDateTime time = result.next() ? result.getObject(1, OffsetDateTime.class) : null;
        return time == null ? null : time.toInstant();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
