package dev.waybill.messaging.outbox;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import javax.net.SocketFactory;

/** Opens connections as the relay's role. The server ends them soon after this process freezes. */
final class RelayConnections {

    /** Without a status update for this long, the server ends the connection and frees the slot. */
    private static final Duration WAL_SENDER_TIMEOUT = Duration.ofSeconds(5);

    private final String url;
    private final String username;
    private final String password;

    RelayConnections(String url, String username, String password) {
        this.url = url;
        this.username = username;
        this.password = password;
    }

    /** For statements. Must be used every few seconds. */
    Connection openForStatements() throws SQLException {
        return open(
                new Properties(),
                "set idle_session_timeout = '"
                        + WAL_SENDER_TIMEOUT.multipliedBy(2).toMillis() + "ms'",
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
                "set wal_sender_timeout = '" + WAL_SENDER_TIMEOUT.toMillis() + "ms'",
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

    /**
     * Lets the driver wait for the log without waking up a thousand times a second. To check for a message, the driver reads
     * with a timeout of one millisecond; these sockets use a longer one, and still return as soon as data arrives.
     * Instantiated by the driver.
     */
    public static final class BlockingReadSocketFactory extends SocketFactory {

        /** In milliseconds, as the other. */
        private static final int DRIVER_POLL_TIMEOUT = 1;

        /** The acknowledgement of an event may wait for this long before it is confirmed to the server. */
        private static final int READ_TIMEOUT = 200;

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void setSoTimeout(int milliseconds) throws SocketException {
                    super.setSoTimeout(milliseconds == DRIVER_POLL_TIMEOUT ? READ_TIMEOUT : milliseconds);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("the driver connects by itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException("the driver connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            return createSocket(address, port);
        }
    }
}
