package dev.waybill.messaging.outbox;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The logical replication slot of a service's outbox: it keeps the position in the write-ahead log between readers. */
final class ReplicationSlot {

    private static final String LOCK_TIMEOUT = "55P03";
    private static final String LOCK_KEY = "hashtext('waybill relay')";

    /** The oldest first. How long it has been open is visible for sessions of the same role, or with pg_read_all_stats. */
    private static final String RUNNING_TRANSACTIONS = """
            (select format('pid %s, application %s, user %s%s', pid, quote_literal(application_name), usename,
                ', open for ' || date_trunc('second', clock_timestamp() - xact_start))
             from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()
             order by age(backend_xid) desc limit 3)
            union all
            (select format('prepared transaction %s, user %s, open for %s', quote_literal(gid), owner,
                date_trunc('second', clock_timestamp() - prepared))
             from pg_prepared_xacts order by prepared limit 3)""";

    private final JdbcTemplate jdbc;
    private final String name;

    enum State {
        MISSING,
        LOST,
        FREE,
        ACTIVE
    }

    /** @param confirmed the log position before which everything is confirmed; 0 if the slot is missing */
    record Status(State state, long confirmed) {}

    /** @param connection for statements, to the database of the outbox */
    ReplicationSlot(Connection connection) throws SQLException {
        this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        this.name = nameFor(connection.getCatalog());
    }

    /** Slot names allow fewer characters than database names. */
    static String nameFor(String database) {
        return database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_") + "_outbox";
    }

    String name() {
        return name;
    }

    boolean isActive() {
        return status().state() == State.ACTIVE;
    }

    Status status() {
        List<Status> slots = jdbc.query(
                """
                select active, wal_status = 'lost' or invalidation_reason is not null, confirmed_flush_lsn::text
                from pg_replication_slots where slot_name = ?""",
                (slot, _) -> {
                    State state = slot.getBoolean(1) ? State.ACTIVE : slot.getBoolean(2) ? State.LOST : State.FREE;
                    String confirmed = slot.getString(3);
                    return new Status(
                            state,
                            confirmed == null
                                    ? 0
                                    : LogSequenceNumber.valueOf(confirmed).asLong());
                },
                name);
        return slots.isEmpty() ? new Status(State.MISSING, 0) : slots.getFirst();
    }

    /**
     * Waits until every running transaction of the server has ended, as long as the connection waits for locks.
     *
     * @throws SlotBlockedException if one does not end
     */
    void create() {
        try {
            jdbc.queryForList(
                    "select pg_create_logical_replication_slot(?, 'pgoutput', false, false, true)::text", name);
        } catch (DataAccessException e) {
            if (!(e.getRootCause() instanceof SQLException sql && LOCK_TIMEOUT.equals(sql.getSQLState()))) {
                throw e;
            }
            throw new SlotBlockedException(jdbc.queryForList(RUNNING_TRANSACTIONS, String.class), e);
        }
    }

    /** The slot cannot be created before transactions of others end. */
    static final class SlotBlockedException extends RuntimeException {

        SlotBlockedException(List<@Nullable String> transactions, DataAccessException cause) {
            super("the replication slot cannot be created before these transactions end: " + transactions, cause);
        }
    }

    void drop() {
        jdbc.queryForList("select pg_drop_replication_slot(?)::text", name);
    }

    /** Takes the lock under which one instance at a time prepares the slot. It ends with its session at the latest. */
    boolean tryLock() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_lock(" + LOCK_KEY + ")", Boolean.class));
    }

    void unlock() {
        jdbc.execute("select pg_advisory_unlock(" + LOCK_KEY + ")");
    }

    /** @param replication for reading the log; closed with the stream, and if the stream does not start */
    Stream stream(Connection replication) throws SQLException {
        try {
            return new Stream(replication, name, status().confirmed());
        } catch (SQLException | RuntimeException e) {
            replication.close();
            throw e;
        }
    }

    /** The stream of the slot's messages, for use by one thread. Confirms only the positions that are passed to it. */
    static final class Stream implements AutoCloseable {

        private static final long MIN_STATUS_INTERVAL_NANOS = 100_000_000L;
        private static final long MAX_STATUS_INTERVAL_NANOS = 1_000_000_000L;

        private final Connection connection;
        private final PGReplicationStream stream;
        private long confirmed;
        private long lastSent;
        private long lastSentAt;

        /** @param confirmed the position that the slot has already confirmed */
        private Stream(Connection connection, String slot, long confirmed) throws SQLException {
            this.connection = connection;
            this.confirmed = confirmed;
            this.lastSent = confirmed;
            this.stream = connection
                    .unwrap(PGConnection.class)
                    .getReplicationAPI()
                    .replicationStream()
                    .logical()
                    .withSlotName(slot)
                    .withAutomaticFlush(false)
                    // longer than our own interval, so never used; but 0 would make reads return without waiting
                    .withStatusInterval(10, TimeUnit.SECONDS)
                    .withSlotOption("proto_version", "1")
                    .withSlotOption("publication_names", "waybill_outbox")
                    .withSlotOption("binary", "true")
                    .start();
        }

        /** The next message; null if none arrives within some milliseconds. */
        @Nullable ByteBuffer read() throws SQLException {
            return stream.readPending();
        }

        /**
         * The position up to which the log has been read, by messages and by keep-alives. Unless a transaction has been
         * read in part, everything before it that concerns this slot has arrived.
         */
        long readUntil() {
            return stream.getLastReceiveLSN().asLong();
        }

        /** Allows the server to drop the log before this position. Never goes back. */
        void confirm(long position) {
            if (Long.compareUnsigned(position, confirmed) > 0) {
                confirmed = position;
            }
        }

        long confirmed() {
            return confirmed;
        }

        /** Sends the confirmed position if it is due; these updates also keep the server from ending the connection. */
        void sendStatusUpdateIfDue() throws SQLException {
            long elapsed = System.nanoTime() - lastSentAt;
            if (elapsed > MAX_STATUS_INTERVAL_NANOS || (confirmed != lastSent && elapsed > MIN_STATUS_INTERVAL_NANOS)) {
                sendStatusUpdate();
            }
        }

        void sendStatusUpdate() throws SQLException {
            LogSequenceNumber position = LogSequenceNumber.valueOf(confirmed);
            stream.setFlushedLSN(position);
            stream.setAppliedLSN(position);
            stream.forceUpdateStatus();
            lastSent = confirmed;
            lastSentAt = System.nanoTime();
        }

        /** Closes the connection rather than the stream, which would first have to be read to its end. */
        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
