package dev.waybill.stack.postgres;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.util.PasswordUtil;

/** Sets passwords of roles. */
final class RolePassword {
    /**
     * How often SCRAM hashes a password, at each login on both sides. Iterations make passwords harder to guess that people
     * have chosen. Ours are 256 random bits, or known to everybody.
     */
    static final int ITERATIONS = 1;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    private RolePassword() {}

    /** The server gets a hash only, so that neither its log nor its statistics of statements ever have the password. */
    static void set(Connection connection, String role, String password) throws SQLException {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var hash = PasswordUtil.encodeScramSha256(password.toCharArray(), ITERATIONS, salt);
        try (var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE %s PASSWORD %s"
                    .formatted(statement.enquoteIdentifier(role, true), statement.enquoteLiteral(hash)));
        }
    }
}
