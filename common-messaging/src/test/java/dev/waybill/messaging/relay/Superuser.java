package dev.waybill.messaging.relay;

import dev.waybill.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What only a superuser may do. */
final class Superuser {

    private Superuser() {}

    static void asSuperuser(TestOrderService shop, String sql) {
        asSuperuser(TestPostgres.shared(), shop.service.database.name(), sql);
    }

    static void asSuperuser(TestPostgres postgres, String database, String sql) {
        try (Connection connection = postgres.administer(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
