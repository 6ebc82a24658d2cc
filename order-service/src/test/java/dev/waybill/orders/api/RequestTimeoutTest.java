package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.orders.OrderServiceIntegrationTest;
import dev.waybill.orders.ServiceInstance;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.json.JsonMapper;

/** Requests that wait in the database for longer than a request may take. */
@Isolated("a request may take one second")
class RequestTimeoutTest {

    private static final int REQUESTS = 2;

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestDatabase database = TestPostgres.shared().createDatabase("orders");

    @Test
    void aRequestThatTimesOutInTheDatabaseCostsNoConnection() throws Exception {
        try (var service = new ServiceInstance(settings());
                Connection other =
                        DriverManager.getConnection(database.url(), database.username(), database.password())) {
            URI orders = URI.create("http://localhost:" + service.port() + "/orders");
            HttpResponse<String> placed = await().until(
                            () -> post(orders, OrderServiceIntegrationTest.ORDER), // the first one may be slow
                            response -> response.statusCode() == 201);
            String id = new JsonMapper().readTree(placed.body()).path("id").asString();

            other.setAutoCommit(false);
            execute(other, "select from orders where id = '" + id + "' for update");
            for (int i = 0; i < REQUESTS; i++) {
                HttpResponse<String> timedOut = post(URI.create(orders + "/" + id + "/cancellation"), "");
                assertThat(timedOut.statusCode()).isEqualTo(503);
                assertThat(timedOut.headers().firstValue("Retry-After")).contains("1");
                assertThat(timedOut.headers().firstValue("content-type")).contains("application/problem+json");
            }
            List<Integer> waiting = backends("wait_event_type = 'Lock'");
            assertThat(waiting).hasSize(REQUESTS);

            other.rollback();
            await().untilAsserted(() -> assertThat(backends("state = 'idle'")).containsAll(waiting));
            assertThat(post(orders, OrderServiceIntegrationTest.ORDER).statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void anOrderWhoseRequestTimedOutIsPlacedOnce() throws Exception {
        try (var service = new ServiceInstance(settings());
                Connection other =
                        DriverManager.getConnection(database.url(), database.username(), database.password())) {
            URI orders = URI.create("http://localhost:" + service.port() + "/orders");
            await().until(() -> post(orders, orderOf("c-before")).statusCode() == 201); // the first one may be slow

            other.setAutoCommit(false);
            execute(other, "lock table orders in share mode");
            assertThat(post(orders, orderOf("c-blocked"), "Idempotency-Key", "key")
                            .statusCode())
                    .isEqualTo(503);
            other.rollback();

            await().untilAsserted(() -> assertThat(ordersOf("c-blocked")).isEqualTo(1));
            assertThat(post(orders, orderOf("c-blocked"), "Idempotency-Key", "key")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(ordersOf("c-blocked")).isEqualTo(1);
        }
    }

    private static String orderOf(String customer) {
        return OrderServiceIntegrationTest.ORDER.replace("c-1001", customer);
    }

    private int ordersOf(String customer) throws SQLException {
        return integers("select count(*) from orders where customer_id = '" + customer + "'")
                .getFirst();
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(OrderServiceIntegrationTest.settings(database));
        settings.put("waybill.web.longest-request", "1s");
        settings.put("waybill.kafka.prefix", database.name() + ".");
        return settings;
    }

    private HttpResponse<String> post(URI uri, String body, String... headers) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri)
                        .headers(Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
                                .toArray(String[]::new))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** The processes of the server that serve the pool of the service, by their state. */
    private List<Integer> backends(String state) throws SQLException {
        return integers("select pid from pg_stat_activity where datname = current_database()"
                + " and application_name = 'order-service' and " + state);
    }

    private List<Integer> integers(String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            var integers = new ArrayList<Integer>();
            while (rows.next()) {
                integers.add(rows.getInt(1));
            }
            return integers;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
