package dev.waybill.messaging.relay;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Opens connections as the relay's role. The server ends them soon after this process freezes. */
final class RelayConnections {

    private final String url;
    private final String username;
    private final String password;
    private final RelayConfig.Timeouts timeouts;

    RelayConnections(String url, String username, String password, RelayConfig.Timeouts timeouts) {
        this.url = url;
        this.username = username;
        this.password = password;
        this.timeouts = timeouts;
    }

    /** For statements. Must be used every few seconds. */
    Connection openForStatements() throws SQLException {
        return open(
                new Properties(),
                "set idle_session_timeout = '"
                        + timeouts.walSenderTimeout().multipliedBy(2).toMillis() + "ms'",
                "set idle_in_transaction_session_timeout = '30s'",
                "set transaction_timeout = 0",
                "set statement_timeout = 0",
                "set lock_timeout = '5s'");
    }

    /** For reading the log. Must send a status update every second. */
    Connection openForReplication() throws SQLException {
        var properties = new Properties();
        properties.setProperty("replication", "database");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("assumeMinServerVersion", "18");
        properties.setProperty("socketFactory", BlockingReadSocketFactory.class.getName());
        return open(
                properties,
                "set wal_sender_timeout = '" + timeouts.walSenderTimeout().toMillis() + "ms'",
                "set transaction_timeout = 0",
                "set idle_session_timeout = 0");
    }

    private Connection open(Properties properties, String... settings) throws SQLException {
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "waybill relay");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        Connection connection = DriverManager.getConnection(url, properties);
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
