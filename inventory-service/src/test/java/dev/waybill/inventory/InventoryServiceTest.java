package dev.waybill.inventory;

import dev.waybill.events.Sku;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** The whole service on a random port, with real PostgreSQL and Kafka. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class InventoryServiceTest {

    protected final JdbcTemplate jdbc;
    private final RestTestClient client;

    InventoryServiceTest(@Autowired JdbcTemplate jdbc, @Value("${local.server.port}") int port) {
        this.jdbc = jdbc;
        client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        var database = TestPostgres.shared().createDatabase("inventory");
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::username);
        registry.add("spring.datasource.password", database::password);
        registry.add("waybill.relay.username", database::relayUsername);
        registry.add("waybill.relay.password", database::relayPassword);
        registry.add("waybill.kafka.bootstrap-servers", () -> TestKafka.shared().bootstrapServers());
    }

    protected ResponseSpec get(String path) {
        return client.get().uri(path).exchange();
    }

    protected ResponseSpec put(Sku sku, String body) {
        return client.put()
                .uri("/stock/{sku}", sku)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    protected ResponseSpec receive(Sku sku, String body) {
        return client.post()
                .uri("/stock/{sku}/receipts", sku)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
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
