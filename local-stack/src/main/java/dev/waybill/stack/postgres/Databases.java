package dev.waybill.stack.postgres;

import dev.waybill.stack.StackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes databases that know nothing of each other: each belongs to a role of its own name, beside which only that database's
 * roles {@code <name>_app} and {@code <name>_relay} may connect.
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

    /** Makes the database, its owner and its role {@link #applicationOf}; leaves what exists as it is. */
    public void create(String name) {
        create(name, Map.of(applicationOf(name), RoleScript.APPLICATION));
    }

    /** The same, with a role {@link #relayOf} that may read this database's changes from the write-ahead log. */
    public void createWithRelay(String name) {
        create(name, Map.of(applicationOf(name), RoleScript.APPLICATION, relayOf(name), RoleScript.RELAY));
    }

    private void create(String name, Map<String, RoleScript> roles) {
        administer(name, connection -> {
            owned(connection, name);
            for (var role : roles.entrySet()) {
                var isNew = !roleExists(connection, role.getKey());
                if (isNew) {
                    run(role.getValue(), name);
                }
                setPassword(connection, role.getKey(), isNew);
            }
        });
    }

    /** Makes the role {@link #AUDITOR}, which reads every table of these databases and writes none. */
    public void createAuditor(Collection<String> databases) {
        administer(AUDITOR, connection -> {
            var isNew = !roleExists(connection, AUDITOR);
            for (var database : databases) {
                run(RoleScript.AUDITOR, database);
            }
            setPassword(connection, AUDITOR, isNew);
        });
    }

    /** The role with which a service works; it may not change the structure of the database, nor what is written for good. */
    public static String applicationOf(String name) {
        return name + "_app";
    }

    public static String relayOf(String name) {
        return name + "_relay";
    }

    private void owned(Connection connection, String name) throws SQLException {
        var isNew = !roleExists(connection, name);
        if (isNew) {
            execute(connection, "CREATE ROLE " + name + " LOGIN");
        }
        setPassword(connection, name, isNew);
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            execute(connection, "CREATE DATABASE " + name + " OWNER " + name);
        }
        for (var database : List.of("postgres", "template1")) {
            execute(connection, "REVOKE CONNECT, TEMPORARY ON DATABASE " + database + " FROM PUBLIC");
        }
    }

    private void run(RoleScript script, String database) throws SQLException {
        try (var connection = server.administer(database)) {
            script.run(connection);
        }
    }

    private void setPassword(Connection connection, String role, boolean isNew) throws SQLException {
        var password = passwords.apply(role);
        if (isNew || !password.equals(role)) {
            RolePassword.set(connection, role, password);
        }
    }

    private static boolean roleExists(Connection connection, String name) throws SQLException {
        return exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
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
