package dev.waybill.inventory;

import dev.waybill.events.Sku;
import dev.waybill.testing.KafkaTestConfiguration;
import dev.waybill.testing.PostgresTestConfiguration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.RequestBodyUriSpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** The whole service on a random port, with real PostgreSQL and Kafka. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({PostgresTestConfiguration.class, KafkaTestConfiguration.class})
abstract class InventoryServiceTest {

    protected final JdbcTemplate jdbc;
    private final RestTestClient client;

    InventoryServiceTest(@Autowired JdbcTemplate jdbc, @Value("${local.server.port}") int port) {
        this.jdbc = jdbc;
        client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
    }

    protected ResponseSpec get(String path) {
        return client.get().uri(path).exchange();
    }

    protected ResponseSpec getIfNoneMatch(String path, String tag) {
        return client.get().uri(path).header("If-None-Match", tag).exchange();
    }

    protected ResponseSpec put(Sku sku, String body, String... header) {
        return send(client.put(), "/stock/" + sku, "application/json", body, header);
    }

    protected ResponseSpec putAll(String type, String body) {
        return send(client.put(), "/stock", type, body);
    }

    protected ResponseSpec receive(Sku sku, String body, String... header) {
        return send(client.post(), "/stock/" + sku + "/receipts", "application/json", body, header);
    }

    protected ResponseSpec receiveAll(String type, String body, String... header) {
        return send(client.post(), "/stock/receipts", type, body, header);
    }

    private static ResponseSpec send(
            RequestBodyUriSpec request, String path, String type, String body, String... header) {
        request.uri(path).header("Content-Type", type).body(body);
        if (header.length == 2) {
            request.header(header[0], header[1]);
        }
        return request.exchange();
    }

    protected void assertStock(Sku sku, int onHand, int reserved) {
        get("/stock/" + sku)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .isEqualTo(Map.of(
                        "sku", sku.value(), "onHand", onHand, "reserved", reserved, "available", onHand - reserved));
    }
}
