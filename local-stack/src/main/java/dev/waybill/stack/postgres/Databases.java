package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes databases that know nothing of each other: each belongs to a role of its own name, which alone may connect,
 * beside the relay's.
 */
public final class Databases {
    /** Of a secure stack. */
    public static final String AUDITOR = "auditor";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

    private final Administration server;
    private final UnaryOperator<String> passwords;

    /** Passwords equal the role's name, as befits a server that only this machine reaches. */
    public Databases(Administration server) {
        this(server, UnaryOperator.identity());
    }

    /** @param passwords of roles by name; also those of roles that exist are set */
    public Databases(Administration server, UnaryOperator<String> passwords) {
        this.server = server;
        this.passwords = passwords;
    }

    /** Connects to a database of the server as its superuser. */
    public interface Administration {
        Connection administer(String database) throws SQLException;
    }

    /** Makes the database and its owner; leaves what exists as it is. */
    public void create(String name) {
        administer(name, connection -> owned(connection, name));
    }

    /** The same, with a role {@code <name>_relay} that may read this database's changes from the write-ahead log. */
    public void createWithRelay(String name) {
        administer(name, connection -> {
            owned(connection, name);
            role(connection, relayOf(name), "REPLICATION");
            execute(connection, "GRANT CONNECT ON DATABASE " + name + " TO " + relayOf(name));
        });
    }

    /** Makes the role {@link #AUDITOR}, which reads every table of these databases and writes none. */
    public void createAuditor(Collection<String> databases) {
        administer(AUDITOR, connection -> {
            role(connection, AUDITOR, "");
            execute(connection, "GRANT pg_read_all_data TO " + AUDITOR);
            for (var database : databases) {
                execute(connection, "GRANT CONNECT ON DATABASE " + database + " TO " + AUDITOR);
            }
        });
    }

    public static String relayOf(String name) {
        return name + "_relay";
    }

    private void owned(Connection connection, String name) throws SQLException {
        role(connection, name, "");
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "CREATE DATABASE " + name + " OWNER " + name);
        }
        for (var database : new String[] {name, "postgres", "template1"}) {
            execute(connection, "REVOKE CONNECT, TEMPORARY ON DATABASE " + database + " FROM PUBLIC");
        }
    }

    private void role(Connection connection, String name, String attributes) throws SQLException {
        var exists = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
        if (!exists) {
            execute(connection, "CREATE ROLE " + name + " LOGIN " + attributes);
        }
        var password = passwords.apply(name);
        if (!exists || !password.equals(name)) {
            RolePassword.set(connection, name, password);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    /** Names cannot be parameters here; {@link #NAME} keeps them harmless. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void administer(String name, Work work) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain database name: " + name);
        }
        try (var connection = server.administer("postgres")) {
            work.on(connection);
        } catch (SQLException e) {
            throw new StackException("Database " + name + ": " + e.getMessage(), e);
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }
}
