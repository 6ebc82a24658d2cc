package dev.waybill.messaging.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.postgresql.replication.LogSequenceNumber;

/** The logical replication slot of a service's outbox: it keeps the position in the write-ahead log between readers. */
final class ReplicationSlot {

    private static final String LOCK_KEY = "hashtext('waybill relay')";

    private final Connection connection;
    private final String name;

    enum State {
        MISSING,
        LOST,
        FREE,
        ACTIVE
    }

    /** @param confirmed the log position before which everything is confirmed; 0 if the slot is missing */
    record Status(State state, long confirmed) {}

    ReplicationSlot(Connection connection) throws SQLException {
        this.connection = connection;
        this.name = nameFor(connection.getCatalog());
    }

    /** Slot names allow fewer characters than database names. */
    static String nameFor(String database) {
        return database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_") + "_outbox";
    }

    String name() {
        return name;
    }

    boolean isActive() throws SQLException {
        return status().state() == State.ACTIVE;
    }

    Status status() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select active, wal_status = 'lost' or invalidation_reason is not null, confirmed_flush_lsn::text
                from pg_replication_slots where slot_name = ?""")) {
            statement.setString(1, name);
            ResultSet slot = statement.executeQuery();
            if (!slot.next()) {
                return new Status(State.MISSING, 0);
            }
            State state = slot.getBoolean(1) ? State.ACTIVE : slot.getBoolean(2) ? State.LOST : State.FREE;
            String confirmed = slot.getString(3);
            return new Status(
                    state,
                    confirmed == null ? 0 : LogSequenceNumber.valueOf(confirmed).asLong());
        }
    }

    /** Waits until every running transaction has ended. */
    void create() throws SQLException {
        call("select pg_create_logical_replication_slot(?, 'pgoutput', false, false, true)");
    }

    void drop() throws SQLException {
        call("select pg_drop_replication_slot(?)");
    }

    /** Takes the lock under which one instance at a time prepares the slot. It ends with its session at the latest. */
    boolean tryLock() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet result = statement.executeQuery("select pg_try_advisory_lock(" + LOCK_KEY + ")");
            return result.next() && result.getBoolean(1);
        }
    }

    void unlock() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + LOCK_KEY + ")");
        }
    }

    private void call(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
