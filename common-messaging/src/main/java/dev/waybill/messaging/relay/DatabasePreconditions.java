package dev.waybill.messaging.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be so before a relay can work, and does not become so by waiting. */
final class DatabasePreconditions {

    private static final Logger log = LoggerFactory.getLogger(DatabasePreconditions.class);

    /** Invalid authorization, invalid password, insufficient privilege, no such database. */
    private static final Set<String> REFUSALS = Set.of("28000", "28P01", "42501", "3D000");

    private DatabasePreconditions() {}

    /** A server that is away may come back, so that alone refuses nothing. */
    static void check(RelayConnections connections) {
        try (Connection connection = connections.forStatements();
                Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery("""
                    select current_setting('wal_level'), current_user,
                      (select rolreplication from pg_roles where rolname = current_user)""");
            row.next();
            check(row.getString(1), row.getString(2), row.getBoolean(3));
        } catch (SQLException e) {
            if (REFUSALS.contains(e.getSQLState())) {
                throw new UnusableDatabaseException(
                        "PostgreSQL does not let the relay's role in: " + e.getMessage(),
                        "Set WAYBILL_RELAY_USERNAME and WAYBILL_RELAY_PASSWORD to a role that may log in, replicate"
                                + " and connect to the service's database.");
            }
            log.warn("The relay cannot connect yet: {}", e.getMessage());
        }
    }

    private static void check(String walLevel, String role, boolean mayReplicate) {
        if (!walLevel.equals("logical")) {
            throw new UnusableDatabaseException(
                    "PostgreSQL runs with wal_level = " + walLevel + ", from which events cannot be relayed.",
                    "Set wal_level = logical in postgresql.conf and restart PostgreSQL.");
        }
        if (!mayReplicate) {
            throw new UnusableDatabaseException(
                    "The relay's role " + role + " may not replicate.", "Run: alter role " + role + " replication;");
        }
    }
}
