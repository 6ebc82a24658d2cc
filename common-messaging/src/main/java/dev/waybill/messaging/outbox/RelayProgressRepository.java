package dev.waybill.messaging.outbox;

import dev.waybill.messaging.UuidV7;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The row that records until when everything is acknowledged, which recovery needs if the slot is lost. */
final class RelayProgressRepository {

    private static final String SAMPLE = """
            select clock_timestamp(), pg_current_wal_lsn()::text, exists (
              select from outbox_progress join pg_publication on pg_publication.oid = publication
              join pg_publication_rel on prpubid = publication
              where pubname = 'waybill_outbox' and prrelid = 'outbox'::regclass and pubinsert and pubviaroot), (
              select coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)), 0)
              from pg_replication_slots where database = current_database()),
              exists (select from outbox_progress where recover_since is not null)
              or exists (select from outbox_set_aside where due_at <= clock_timestamp())""";

    private final JdbcTemplate jdbc;

    /**
     * @param position the end of the log at this time
     * @param published whether the publication is as it should be, and the one that was recorded
     * @param retained the bytes of log that slots of this database retain
     * @param recoveryNeeded whether events must be published from the table
     */
    record Sample(Instant time, long position, boolean published, long retained, boolean recoveryNeeded) {}

    RelayProgressRepository(Connection connection) {
        this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    /** Everything committed before the sample's time is before its position in the log. */
    Sample sample() {
        return jdbc.query(SAMPLE, RelayProgressRepository::read).getFirst();
    }

    private static Sample read(ResultSet row, int number) throws SQLException {
        return new Sample(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                LogSequenceNumber.valueOf(row.getString(2)).asLong(),
                row.getBoolean(3),
                row.getLong(4),
                row.getBoolean(5));
    }

    /**
     * Goes back if the clock does: ids from then on are earlier. May be lost in a crash of the server; recovery then begins
     * a little earlier.
     */
    void saveAcknowledgedUntil(Instant until) {
        OffsetDateTime time = until.atOffset(ZoneOffset.UTC);
        jdbc.update("""
                update outbox_progress set acknowledged_until = ?
                from (select set_config('synchronous_commit', 'off', true)) as asynchronous
                where acknowledged_until <> ?""", time, time);
    }

    /** The time before which everything committed is acknowledged. */
    Instant acknowledgedUntil() {
        return require(instant("select acknowledged_until from outbox_progress"));
    }

    /** Whether everything committed before a time is acknowledged. A time after the present is from a clock that was set back. */
    boolean isAcknowledged(Instant time) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select recover_since is null and acknowledged_until between ? and clock_timestamp() from outbox_progress",
                Boolean.class,
                time.atOffset(ZoneOffset.UTC)));
    }

    /** The time since which the outbox must be published again; null if it need not be. */
    @Nullable Instant recoverSince() {
        return instant("select recover_since from outbox_progress");
    }

    /** Durably records that the outbox must be published again, and since when. Keeps an earlier mark. */
    Instant markRecovery() {
        jdbc.execute("update outbox_progress set recover_since = least(recover_since, acknowledged_until)");
        return require(recoverSince());
    }

    private static Instant require(@Nullable Instant recorded) {
        if (recorded == null) {
            throw new IllegalStateException("The table outbox_progress has lost its row");
        }
        return recorded;
    }

    /** Durably records that events since the last acknowledgement may have been left out of the log. */
    void markUnpublished() {
        jdbc.execute("update outbox_progress"
                + " set recover_since = least(recover_since, acknowledged_until), publication = null");
    }

    /** Records the publication that there is now; false if it is missing or not as it should be. */
    boolean savePublication() {
        jdbc.execute("update outbox_progress"
                + " set publication = (select oid from pg_publication where pubname = 'waybill_outbox')");
        return sample().published();
    }

    /** Unless it has been marked for an earlier time meanwhile. */
    void completeRecovery(Instant since) {
        jdbc.update(
                "update outbox_progress set recover_since = null where recover_since = ?",
                since.atOffset(ZoneOffset.UTC));
    }

    /** The time of the oldest event that is not acknowledged according to this row; null if there is none. */
    @Nullable Instant oldestUnacknowledged() {
        Instant until = instant("select coalesce(recover_since, acknowledged_until) from outbox_progress");
        return until == null
                ? null
                : instant("select time from outbox where id >= ? order by id limit 1", UuidV7.lowerBound(until));
    }

    private @Nullable Instant instant(String query, Object... arguments) {
        List<@Nullable OffsetDateTime> times = jdbc.queryForList(query, OffsetDateTime.class, arguments);
        OffsetDateTime time = times.isEmpty() ? null : times.getFirst();
        return time == null ? null : time.toInstant();
    }
}
