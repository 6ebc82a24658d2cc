package dev.waybill.stack.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Sets passwords of roles. */
final class RolePassword {
    private RolePassword() {}

    /** The server gets a hash only, so that neither its log nor its statistics of statements ever have the password. */
    static void set(Connection connection, String role, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }
}
