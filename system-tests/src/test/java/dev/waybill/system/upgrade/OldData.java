package dev.waybill.system.upgrade;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.stack.Stack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/** Loads the dumps, and keeps what they hold before today's services start. */
final class OldData {

    /** @param events of its timeline */
    record OldOrder(UUID id, String customer, String status, String reason, int version, Set<UUID> events) {}

    record OldReturn(UUID id, UUID order, String status) {}

    /** @param response as it was sent with the 201 */
    record OldKey(Basket basket, String response) {}

    private static final String ORDERS = """
            select id, customer_id, status, coalesce(reason, ''), version,
                (select array_agg(event_id) from timeline where order_id = id) from orders""";
    private static final String KEYS = """
            select customer_id, key, convert_from(response, 'UTF8'), payment_method, ship_postal_code, skus, quantities
            from idempotency_keys join orders using (customer_id) where id = order_id""";

    private final List<OldOrder> orders = new ArrayList<>();
    private final List<OldReturn> returns = new ArrayList<>();
    private final List<OldKey> keys = new ArrayList<>();
    private final Map<String, Set<String>> states = new HashMap<>();
    private final Map<String, Integer> unsent = new HashMap<>();

    List<OldOrder> orders() {
        return orders;
    }

    List<OldReturn> returns() {
        return returns;
    }

    List<OldKey> keys() {
        return keys;
    }

    /** The states in a table, as {@code payments.refunds}. */
    Set<String> states(String table) {
        return states.getOrDefault(table, Set.of());
    }

    /** The events in the outbox that no broker had acknowledged, by database. */
    Map<String, Integer> unsent() {
        return unsent;
    }

    /** The successful requests that the old version had. */
    void recordRequests(Queue<Attempt> attempts) {
        orders.forEach(order -> attempts.add(new Attempt(order.customer(), null, "", 201, "", order.id())));
    }

    void load(Stack stack) {
        for (String database : DatabaseDump.DATABASES) {
            try (Connection connection = stack.connect(database)) {
                DatabaseDump.load(connection, database);
                read(connection, database);
            } catch (SQLException | IOException e) {
                throw new IllegalStateException("The dump of " + database + " cannot be loaded", e);
            }
        }
    }

    private void read(Connection connection, String database) throws SQLException {
        switch (database) {
            case "orders" -> {
                each(connection, ORDERS, row -> orders.add(order(row)));
                each(connection, "select id, order_id, status from returns", row -> returns.add(returned(row)));
                each(connection, KEYS, row -> keys.add(key(row)));
                readStates(connection, database, "orders", "status");
                readStates(connection, database, "returns", "status");
            }
            case "payments" -> {
                readStates(connection, database, "payments", "state");
                readStates(connection, database, "refunds", "state");
            }
            case "inventory" -> readStates(connection, database, "reservations", "state");
            case "shipping" -> readStates(connection, database, "shipments", "state");
            default -> {
                return; // the gateway, which publishes nothing
            }
        }
        each(
                connection,
                "select count(*) from outbox where time > (select acknowledged_until from outbox_progress)",
                row -> unsent.put(database, row.getInt(1)));
        publishAgain(connection);
    }

    /** The brokers are new and empty, so the relays must publish all that the outboxes hold, and not only what is unsent. */
    private static void publishAgain(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("update outbox_progress set recover_since = acknowledged_until - interval '1 day'");
        }
    }

    private void readStates(Connection connection, String database, String table, String column) throws SQLException {
        Set<String> found = new HashSet<>();
        each(connection, "select distinct " + column + " from " + table, row -> found.add(row.getString(1)));
        states.put(database + "." + table, found);
    }

    private static OldOrder order(ResultSet row) throws SQLException {
        return new OldOrder(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                Set.of((UUID[]) row.getArray(6).getArray()));
    }

    private static OldReturn returned(ResultSet row) throws SQLException {
        return new OldReturn(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3));
    }

    private static OldKey key(ResultSet row) throws SQLException {
        var skus = (String[]) row.getArray(6).getArray();
        var quantities = (Integer[]) row.getArray(7).getArray();
        Basket basket = Basket.of(skus[0], quantities[0]);
        for (int line = 1; line < skus.length; line++) {
            basket = basket.and(skus[line], quantities[line]);
        }
        return new OldKey(
                basket.by(row.getString(1))
                        .withKey(row.getString(2))
                        .paidWith(row.getString(4))
                        .sentTo(row.getString(5)),
                row.getString(3));
    }

    private static void each(Connection connection, String query, RowConsumer consumer) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        }
    }

    private interface RowConsumer {

        void accept(ResultSet row) throws SQLException;
    }
}
