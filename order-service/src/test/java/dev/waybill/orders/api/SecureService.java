package dev.waybill.orders.api;

import dev.waybill.orders.OrderServiceIntegrationTest;
import dev.waybill.orders.ServiceInstance;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import dev.waybill.testing.security.SecuredService;
import dev.waybill.testing.security.TestIssuer;
import dev.waybill.testing.security.Who;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An instance in the mode {@code secure} with a database of its own and an issuer. */
final class SecureService implements SecuredService, AutoCloseable {

    static final String ONE_MUG = "{\"lines\": [{\"sku\": \"MUG-WHITE\", \"quantity\": 1}]}";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestIssuer issuer;
    private final TestDatabase database;
    private final ServiceInstance instance;

    private SecureService(TestIssuer issuer, TestDatabase database, ServiceInstance instance) {
        this.issuer = issuer;
        this.database = database;
        this.instance = instance;
    }

    /** @param more settings, which win; without them there are no rate limits */
    static SecureService start(Map<String, Object> more) {
        TestIssuer issuer = TestIssuer.start();
        TestDatabase database = TestPostgres.shared().createDatabase("secure");
        Map<String, Object> settings = OrderServiceIntegrationTest.settings(database);
        settings.put("waybill.kafka.prefix", database.name() + ".");
        settings.put("waybill.security.mode", "secure");
        settings.put("waybill.security.rate-limit.customer-per-minute", 0);
        settings.put("waybill.security.rate-limit.client-per-minute", 0);
        settings.put("spring.security.oauth2.resourceserver.jwt.issuer-uri", issuer.address());
        settings.putAll(more);
        return new SecureService(issuer, database, new ServiceInstance(settings));
    }

    @Override
    public URI address() {
        return URI.create("http://localhost:" + instance.port());
    }

    @Override
    public TestIssuer issuer() {
        return issuer;
    }

    HttpResponse<String> get(Who who, String path) {
        return send(request(path, who.token(issuer)).GET().build());
    }

    HttpResponse<String> post(Who who, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path, who.token(issuer)).header("Content-Type", "application/json");
        return send((headers.length == 0 ? request : request.headers(headers))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Places an order of {@link Who#CUSTOMER} and returns its id. */
    String place() {
        return id(post(Who.OPERATOR, "/orders", OrderServiceIntegrationTest.ORDER));
    }

    /** Sets an order to COMPLETED in the database. */
    void complete(String order) {
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.prepareStatement("""
                        update orders set status = 'COMPLETED', reserved = true, authorized = true, dispatched = true,
                            captured = true where id = ?::uuid
                        """)) {
            statement.setString(1, order);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns one mug of a completed order, and the return's id. */
    String requestReturn(String order) {
        return id(post(Who.OPERATOR, "/orders/" + order + "/returns", ONE_MUG));
    }

    private static String id(HttpResponse<String> response) {
        return OrderServiceIntegrationTest.json(response).path("id").asString();
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        instance.close();
        issuer.close();
    }
}
