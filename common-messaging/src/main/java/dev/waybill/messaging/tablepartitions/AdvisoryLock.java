package dev.waybill.messaging.tablepartitions;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gives a turn to whoever holds an advisory lock of the database, which ends with its session at the latest. */
final class AdvisoryLock implements PartitionMaintenance.Turn {

    private static final String LOCK = "hashtext('waybill partitions to drop')";

    private final JdbcTemplate jdbc;

    AdvisoryLock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void take(Runnable action) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> locked(connection, action));
    }

    private static boolean locked(Connection connection, Runnable action) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var result = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")");
            if (!result.next() || !result.getBoolean(1)) {
                return false;
            }
            try {
                action.run();
            } finally {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
            return true;
        }
    }
}
