package dev.waybill.orders.api;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.orders.OrderServiceIntegrationTest;
import dev.waybill.orders.ServiceInstance;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** The database of the test fails and comes back, and so may the broker. */
@Execution(CONCURRENT)
class DatabaseOutageTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void ordersArePlacedWithoutTheBrokerAndRejectedWithRetryAfterWithoutTheDatabase() throws Exception {
        try (var postgres = TestPostgres.newInstance();
                var kafka = TestKafka.newInstance();
                var service = new ServiceInstance(settings(postgres.createDatabase("orders"), kafka))) {
            URI orders = URI.create("http://localhost:" + service.port() + "/orders");
            await().until(() -> place(orders).join().statusCode() == 201);

            kafka.kill();
            for (int i = 0; i < 20; i++) {
                assertThat(place(orders).join().statusCode()).isEqualTo(201);
            }

            postgres.kill();
            List<CompletableFuture<HttpResponse<String>>> responses =
                    Stream.generate(() -> place(orders)).limit(100).toList();
            for (var response : responses) {
                HttpResponse<String> rejected = response.join();
                assertThat(rejected.statusCode()).isEqualTo(503);
                assertThat(rejected.headers().firstValue("Retry-After")).isPresent();
                assertThat(rejected.headers().firstValue("content-type")).contains("application/problem+json");
                assertThat(rejected.body()).doesNotContain("SQL", "Hikari", "Exception");
            }

            postgres.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> place(orders).join().statusCode() == 201);
        }
    }

    @Test
    void aStreamGoesOnAfterTheDatabaseHasRestarted() throws Exception {
        try (var postgres = TestPostgres.newInstance();
                var service = new ServiceInstance(settings(postgres.createDatabase("orders"), TestKafka.shared()))) {
            URI orders = URI.create("http://localhost:" + service.port() + "/orders");
            await().until(() -> place(orders).join().statusCode() == 201);
            String id = OrderServiceIntegrationTest.json(place(orders).join())
                    .get("id")
                    .asString();
            try (var stream = new SseClient(service.port(), id)) {
                await().until(() -> !stream.ids().isEmpty());
                postgres.kill();
                postgres.start();
                URI cancellation = orders.resolve("/orders/" + id + "/cancellation");
                await().until(() -> post(cancellation, "").join().statusCode() == 202);
                await().until(stream::isOver);
                assertThat(stream.ids()).containsExactly("1", "2");
            }
        }
    }

    /** As after the machine has slept for days. */
    @Test
    void aReturnIsAcceptedOnceTheOutboxHasItsPartitionAndRejectedWithRetryAfterUntilThen() throws Exception {
        var database = TestPostgres.shared().createDatabase("orders");
        Map<String, Object> settings = settings(database, TestKafka.shared());
        settings.put("waybill.kafka.prefix", "missing-partition.");
        try (var service = new ServiceInstance(settings)) {
            URI orders = URI.create("http://localhost:" + service.port() + "/orders");
            await().until(() -> place(orders).join().statusCode() == 201);
            String id = OrderServiceIntegrationTest.json(place(orders).join())
                    .get("id")
                    .asString();
            database.asOwner()
                    .sql("update orders set status = 'COMPLETED', reserved = true, authorized = true,"
                            + " dispatched = true, captured = true")
                    .update();
            database.asOwner()
                    .sql("drop table outbox_" + BASIC_ISO_DATE.format(LocalDate.now(ZoneOffset.UTC)))
                    .update();
            URI returns = orders.resolve("/orders/" + id + "/returns");
            String mug = "{\"lines\": [{\"sku\": \"MUG-WHITE\", \"quantity\": 1}]}";

            HttpResponse<String> rejected = post(returns, mug).join();

            assertThat(rejected.statusCode()).isEqualTo(503);
            assertThat(rejected.headers().firstValue("Retry-After")).isPresent();
            await().until(() -> post(returns, mug).join().statusCode() == 201);
        }
    }

    private static Map<String, Object> settings(TestDatabase database, TestKafka kafka) {
        var settings = new HashMap<>(OrderServiceIntegrationTest.settings(database));
        settings.put("waybill.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("waybill.kafka.prefix", "database-outage.");
        return settings;
    }

    private CompletableFuture<HttpResponse<String>> place(URI orders) {
        return post(orders, OrderServiceIntegrationTest.ORDER);
    }

    private CompletableFuture<HttpResponse<String>> post(URI uri, String body) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }
}
