package dev.waybill.messaging.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.postgresql.replication.LogSequenceNumber;

/** The replication slot through which the journal of one database is read: its place in the log survives every reader. */
final class ReplicationSlot {

    private final Connection connection;
    private final String name;

    enum State {
        MISSING,
        LOST,
        FREE,
        ACTIVE
    }

    /** @param confirmed before which everything has been confirmed; 0 if the slot is missing */
    record Look(State state, long confirmed) {}

    ReplicationSlot(Connection connection) throws SQLException {
        this.connection = connection;
        this.name = nameFor(connection.getCatalog());
    }

    /** Names of slots have fewer letters than names of databases. */
    static String nameFor(String database) {
        return database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_") + "_outbox";
    }

    String name() {
        return name;
    }

    Look look() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select active, wal_status = 'lost' or invalidation_reason is not null, confirmed_flush_lsn::text
                from pg_replication_slots where slot_name = ?""")) {
            statement.setString(1, name);
            ResultSet slot = statement.executeQuery();
            if (!slot.next()) {
                return new Look(State.MISSING, 0);
            }
            State state = slot.getBoolean(1) ? State.ACTIVE : slot.getBoolean(2) ? State.LOST : State.FREE;
            String confirmed = slot.getString(3);
            return new Look(
                    state,
                    confirmed == null ? 0 : LogSequenceNumber.valueOf(confirmed).asLong());
        }
    }

    /** Waits until every transaction that is under way has ended. */
    void create() throws SQLException {
        call("select pg_create_logical_replication_slot(?, 'pgoutput', false, false, true)");
    }

    void drop() throws SQLException {
        call("select pg_drop_replication_slot(?)");
    }

    private void call(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
