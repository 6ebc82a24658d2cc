package dev.waybill.messaging.outbox;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.waybill.messaging.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Notices pooled connections without a {@code transaction_timeout}, on which the recovery of a lost replication slot counts:
 * a connection pooler before PostgreSQL may drop it, and a role may lose it. One thread runs it, any may ask for the reason.
 */
final class TransactionLimitMonitor implements Worker.Step {

    private static final Logger log = LoggerFactory.getLogger(TransactionLimitMonitor.class);

    private static final String REASON =
            "connections of the service have no transaction_timeout: if the replication slot is"
                    + " lost, it is unknown how far back the outbox must be read";

    private final DataSource pool;
    private volatile boolean unlimited;

    TransactionLimitMonitor(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public boolean run() {
        try {
            boolean found = anyIsUnlimited();
            if (found && !unlimited) {
                log.warn("Some {}", REASON);
            } else if (!found && unlimited) {
                log.info("All connections of the service have a transaction_timeout again");
            }
            unlimited = found;
            return false;
        } catch (SQLException e) {
            throw new UncategorizedSQLException("check of transaction_timeout", null, e);
        }
    }

    /** That connections have no limit; empty if all that were idle at the last check have one. */
    Optional<String> unlimitedReason() {
        return unlimited ? Optional.of(REASON) : Optional.empty();
    }

    /** Holds all idle connections for a moment, because a pool would give the same one again. */
    private boolean anyIsUnlimited() throws SQLException {
        HikariPoolMXBean state = pool.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        int idle = state == null ? 0 : state.getIdleConnections();
        if (idle == 0) {
            return unlimited;
        }
        var held = new ArrayList<Connection>();
        try {
            while (held.size() < idle) {
                held.add(pool.getConnection());
                if (isUnlimited(held.getLast())) {
                    return true;
                }
            }
            return false;
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
    }

    private static boolean isUnlimited(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('transaction_timeout') = '0'")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
