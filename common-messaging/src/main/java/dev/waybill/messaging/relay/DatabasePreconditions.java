package dev.waybill.messaging.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Checks what the relay needs of the database and what waiting does not bring about. */
final class DatabasePreconditions {

    private static final Logger log = LoggerFactory.getLogger(DatabasePreconditions.class);

    /** Invalid authorization, invalid password, insufficient privilege, no such database. */
    private static final Set<String> ACCESS_DENIED = Set.of("28000", "28P01", "42501", "3D000");

    private DatabasePreconditions() {}

    /** A database that cannot be reached passes, because it may come back. */
    static void check(RelayConnections connections, OutboxOwner owner) {
        checkRelayRole(connections);
        try {
            Duration unused = owner.recoveryMargin();
        } catch (DataAccessException e) {
            log.warn("The service's transaction_timeout cannot be read yet: {}", e.getMessage());
        }
    }

    private static void checkRelayRole(RelayConnections connections) {
        try (Connection connection = connections.openForStatements();
                Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery("""
                    select current_setting('wal_level'), current_user,
                      (select rolreplication from pg_roles where rolname = current_user)""");
            row.next();
            check(row.getString(1), row.getString(2), row.getBoolean(3));
        } catch (SQLException e) {
            if (ACCESS_DENIED.contains(e.getSQLState())) {
                throw new UnusableDatabaseException(
                        "PostgreSQL rejects the relay's role: " + e.getMessage(),
                        "Set WAYBILL_RELAY_USERNAME and WAYBILL_RELAY_PASSWORD to a role that may log in, replicate"
                                + " and connect to the service's database.");
            }
            log.warn("The relay cannot connect yet: {}", e.getMessage());
        }
    }

    private static void check(String walLevel, String role, boolean mayReplicate) {
        if (!walLevel.equals("logical")) {
            throw new UnusableDatabaseException(
                    "PostgreSQL runs with wal_level = " + walLevel + ", which does not allow logical replication.",
                    "Set wal_level = logical in postgresql.conf and restart PostgreSQL.");
        }
        if (!mayReplicate) {
            throw new UnusableDatabaseException(
                    "The relay's role " + role + " may not replicate.", "Run: alter role " + role + " replication;");
        }
    }
}
