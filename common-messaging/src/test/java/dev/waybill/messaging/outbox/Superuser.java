package dev.waybill.messaging.outbox;

import dev.waybill.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs statements that need a superuser. */
final class Superuser {

    private Superuser() {}

    static void execute(TestOrderService orderService, String sql) {
        execute(TestPostgres.shared(), orderService.database.connectionDetails.name(), sql);
    }

    static void execute(TestPostgres postgres, String database, String sql) {
        try (Connection connection = postgres.administer(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
