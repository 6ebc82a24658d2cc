package dev.waybill.audit.collect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One connection per database, opened on first use and kept until closed. Not thread-safe. */
final class DatabaseConnections implements AutoCloseable {

    private final Map<String, Connection> open = new HashMap<>();
    private final TargetSystem system;

    DatabaseConnections(TargetSystem system) {
        this.system = system;
    }

    /** The connection to this database, which reads in one transaction. */
    JdbcClient to(String database) throws SQLException {
        Connection connection = open.get(database);
        if (connection == null) {
            connection = system.connect(database);
            open.put(database, connection);
            connection.setAutoCommit(false);
        }
        return JdbcClient.create(new SingleConnectionDataSource(connection, false));
    }

    @Override
    public void close() {
        try {
            for (Connection connection : open.values()) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not close a connection", e);
        }
    }
}
