package dev.waybill.messaging.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** An advisory lock of the database: one instance prepares the slot at a time. Ends with its session at the latest. */
final class RecoveryLock {

    private static final String KEY = "hashtext('waybill relay')";

    private final Connection connection;

    RecoveryLock(Connection connection) {
        this.connection = connection;
    }

    boolean tryLock() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet result = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")");
            return result.next() && result.getBoolean(1);
        }
    }

    void unlock() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + KEY + ")");
        }
    }
}
