package dev.waybill.messaging.tablepartitions;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** An advisory lock of the database; it ends with its session at the latest. */
final class AdvisoryLock {

    private static final String KEY = "hashtext('waybill partitions to drop')";

    private final JdbcTemplate jdbc;

    AdvisoryLock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs the action unless another instance of the service holds the lock. */
    void tryRun(Runnable action) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> runIfLocked(connection, action));
    }

    private static boolean runIfLocked(Connection connection, Runnable action) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            var result = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")");
            if (!result.next() || !result.getBoolean(1)) {
                return false;
            }
            try {
                action.run();
            } finally {
                statement.execute("select pg_advisory_unlock(" + KEY + ")");
            }
            return true;
        }
    }
}
