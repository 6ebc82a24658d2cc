package dev.waybill.stack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** The scripts in {@code docker/postgres} that create a role of a database; they may be run again. */
enum RoleScript {
    APPLICATION("application-role.sql"),
    RELAY("relay-role.sql"),
    AUDITOR("auditor-role.sql");

    private final String file;

    RoleScript(String file) {
        this.file = file;
    }

    /** @param connection of a superuser, to the database */
    void run(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text());
        }
    }

    private String text() {
        try (var content = Objects.requireNonNull(RoleScript.class.getResourceAsStream(file), file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
