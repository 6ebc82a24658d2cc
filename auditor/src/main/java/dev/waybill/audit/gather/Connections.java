package dev.waybill.audit.gather;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** One connection to each database, opened when it is needed and kept until the end. Not thread-safe. */
final class Connections implements AutoCloseable {

    private final Map<String, Connection> open = new HashMap<>();
    private final Scene scene;

    Connections(Scene scene) {
        this.scene = scene;
    }

    /** It reads in one transaction. */
    Connection to(String database) throws SQLException {
        Connection connection = open.get(database);
        if (connection == null) {
            connection = scene.connect(database);
            open.put(database, connection);
            connection.setAutoCommit(false);
        }
        return connection;
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
