package dev.waybill.orders;

import static java.util.Map.entry;

import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Base of tests that call the whole service over HTTP, on a real database and a real broker. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class OrderServiceIntegrationTest {

    public static final String ORDER = """
            {"customerId": "c-1001",
             "lines": [{"sku": "MUG-WHITE", "quantity": 2}, {"sku": "TSHIRT-BLACK-M", "quantity": 1}],
             "paymentMethod": "pm_card_visa",
             "shippingAddress": {"name": "Ada Lovelace", "street": "12 St James's Square", "city": "London",
                                 "postalCode": "SW1Y 4JH", "country": "GB"}}
            """;

    protected static final int MAX_STREAMS = 1_000;

    private static final TestDatabase DATABASE = TestPostgres.shared().createDatabase("orders");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    public static Map<String, Object> settings() {
        return settings(DATABASE);
    }

    /** The settings of every instance. */
    public static Map<String, Object> settings(TestDatabase database) {
        return Map.ofEntries(
                entry("spring.datasource.url", database.url()),
                entry("spring.datasource.username", database.username()),
                entry("spring.datasource.password", database.password()),
                entry("waybill.relay.username", database.relayUsername()),
                entry("waybill.relay.password", database.relayPassword()),
                entry("waybill.kafka.bootstrap-servers", TestKafka.shared().bootstrapServers()),
                entry("waybill.kafka.partitions", 3),
                entry("waybill.demo-data", true),
                entry("waybill.orders.max-streams", MAX_STREAMS),
                entry("waybill.orders.stream-heartbeat", "1s"),
                entry("spring.main.banner-mode", "off"));
    }

    protected int port() {
        return port;
    }

    protected HttpResponse<String> get(String path) {
        return send(request(path).GET());
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
