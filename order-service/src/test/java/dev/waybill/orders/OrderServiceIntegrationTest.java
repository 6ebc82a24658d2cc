package dev.waybill.orders;

import dev.waybill.testing.KafkaTestConfiguration;
import dev.waybill.testing.PostgresTestConfiguration;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Base of tests that call the whole service over HTTP, on a real database and a real broker. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({PostgresTestConfiguration.class, KafkaTestConfiguration.class})
public abstract class OrderServiceIntegrationTest {

    public static final String ORDER = """
            {"customerId": "c-1001",
             "lines": [{"sku": "MUG-WHITE", "quantity": 2}, {"sku": "TSHIRT-BLACK-M", "quantity": 1}],
             "paymentMethod": "pm_card_visa",
             "shippingAddress": {"name": "Ada Lovelace", "street": "12 St James's Square", "city": "London",
                                 "postalCode": "SW1Y 4JH", "country": "GB"}}
            """;

    protected static final int MAX_STREAMS = 1_000;

    private static final Map<String, Object> SETTINGS = Map.of(
            "waybill.kafka.partitions",
            3,
            "waybill.demo-data",
            true,
            "waybill.orders.max-streams",
            MAX_STREAMS,
            "waybill.orders.stream-heartbeat",
            "1s",
            "spring.main.banner-mode",
            "off");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private TestDatabase database;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        SETTINGS.forEach((name, value) -> registry.add(name, () -> value));
    }

    /** For what the service may not do. */
    protected JdbcClient asOwner() {
        return database.asOwner();
    }

    /** The settings of one more instance on the same database and broker. */
    protected Map<String, Object> settings() {
        return settings(database);
    }

    /** The settings of an instance on the shared broker. */
    public static Map<String, Object> settings(TestDatabase database) {
        var settings = new HashMap<>(SETTINGS);
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.username());
        settings.put("spring.datasource.password", database.password());
        settings.put("waybill.relay.username", database.relayUsername());
        settings.put("waybill.relay.password", database.relayPassword());
        settings.put("waybill.kafka.bootstrap-servers", TestKafka.shared().bootstrapServers());
        return settings;
    }

    protected int port() {
        return port;
    }

    protected HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    protected HttpResponse<String> head(String path) {
        return send(request(path).HEAD());
    }

    protected HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.header("Content-Type", "application/json"));
    }

    protected HttpResponse<String> put(String path, String body) {
        return put(path, BodyPublishers.ofString(body), "application/json");
    }

    protected HttpResponse<String> put(String path, BodyPublisher body, String type) {
        return send(request(path).PUT(body).header("Content-Type", type));
    }

    protected HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** Places the sample order and returns its id. */
    protected String place() {
        return json(post("/orders", ORDER)).get("id").asString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
