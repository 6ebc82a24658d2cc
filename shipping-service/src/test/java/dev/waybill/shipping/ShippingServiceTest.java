package dev.waybill.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.testing.KafkaTestConfiguration;
import dev.waybill.testing.PostgresTestConfiguration;
import dev.waybill.testing.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole service, from the topic {@code orders} to {@code shipping}, with real PostgreSQL, Kafka and HTTP. */
class ShippingServiceTest {

    private static ConfigurableApplicationContext service;
    private static OrderEventPublisher orders;
    private static ShippingEventReader shipping;
    private static final HttpClient http = HttpClient.newHttpClient();

    private final OrderId order = new OrderId(UuidV7.next());

    @BeforeAll
    static void start() {
        String bootstrapServers = TestKafka.shared().bootstrapServers();
        orders = new OrderEventPublisher(bootstrapServers);
        service = new SpringApplication(
                        ShippingServiceApplication.class, PostgresTestConfiguration.class, KafkaTestConfiguration.class)
                .run("--server.port=0", "--waybill.shipping.carrier=simulator", "--waybill.shipping.delivery-delay=1h");
        shipping = new ShippingEventReader(bootstrapServers);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
        orders.close();
        shipping.close();
    }

    @Test
    void aConfirmedOrderIsScheduledDispatchedAndDeliveredWhenReported() {
        var confirmation = orders.confirmed(order, "SW1Y 4JH");

        var published = shipping.awaitEvents(order, "shipment.dispatched.v1");
        assertThat(published).hasSize(2);
        assertThat(published.get(0).type()).isEqualTo("shipment.scheduled.v1");
        assertThat(published.get(0).cause()).isEqualTo(confirmation.toString());
        assertThat(published.get(0).sequence()).isEqualTo("0000000001");
        assertThat(published.get(1).cause()).isEqualTo(published.get(0).id().toString());
        assertThat(published.get(1).sequence()).isEqualTo("0000000002");
        assertThat(get(shipment()).body())
                .contains("\"orderId\":\"" + order + "\"", "\"status\":\"DISPATCHED\"", "\"deliveredAt\":null")
                .contains("\"carrier\":\"Simulated Parcel Service\"", "\"trackingNumber\":\"SPS");

        assertThat(post(shipment() + "/delivery").statusCode()).isEqualTo(200);
        assertThat(post(shipment() + "/delivery").body()).contains("\"status\":\"DELIVERED\"");

        published = shipping.awaitEvents(order, "shipment.delivered.v1");
        assertThat(published).hasSize(3);
        assertThat(published.get(2).cause()).isEqualTo(published.get(1).id().toString());
    }

    @Test
    void aReturnIsExpectedAndArrivesWhenReported() {
        var id = new ReturnId(UuidV7.next());
        orders.confirmed(order, "SW1Y 4JH");
        shipping.awaitEvents(order, "shipment.dispatched.v1");
        var request = orders.returnRequested(order, id);
        await().until(() -> get("/returns/" + id).statusCode() == 200);
        assertThat(get("/returns/" + id).body())
                .contains("\"orderId\":\"" + order + "\"", "\"status\":\"EXPECTED\"", "\"arrivedAt\":null")
                .contains("\"lines\":[{\"sku\":\"MUG-WHITE\",\"quantity\":1}]");

        assertThat(post("/returns/" + id + "/arrival").body()).contains("\"status\":\"ARRIVED\"");
        assertThat(post("/returns/" + id + "/arrival").body())
                .isEqualTo(get("/returns/" + id).body());

        var published = shipping.awaitEvents(order, "shipment.return-arrived.v1");
        assertThat(published).hasSize(3);
        assertThat(published.getLast().cause()).isEqualTo(request.toString());
    }

    @Test
    void anOrderToAnUndeliverableAddressFails() {
        orders.confirmed(order, "00000");

        var published = shipping.awaitEvents(order, "shipment.failed.v1");
        assertThat(published.getLast().facts()).contains("\"code\":\"undeliverable_address\"");
        assertThat(get(shipment()).body())
                .contains("\"status\":\"FAILED\"", "\"failureCode\":\"undeliverable_address\"");
        var rejected = post(shipment() + "/delivery");
        assertThat(rejected.statusCode()).isEqualTo(409);
        assertThat(rejected.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aCancellationRequestForAnUnknownOrderIsAnswered() {
        var request = orders.cancellationRequested(order);

        var published = shipping.awaitEvents(order, "shipment.cancelled.v1");
        assertThat(published.getLast().cause()).isEqualTo(request.toString());
        assertThat(get(shipment()).body())
                .contains("\"status\":\"CANCELLED\"", "\"carrier\":null", "\"trackingNumber\":null");
    }

    @Test
    void aConfirmationAfterTheCancellationIsRejected() {
        orders.cancelled(order);
        var confirmation = orders.confirmed(order, "SW1Y 4JH");

        var published = shipping.awaitEvents(order, "shipment.cancelled.v1");
        assertThat(published).hasSize(1);
        assertThat(published.getLast().cause()).isEqualTo(confirmation.toString());
    }

    @Test
    void anOrderCancelledBeforeItWasBookedHasNoShipment() {
        orders.cancelled(order);

        var jdbc = service.getBean(JdbcTemplate.class);
        await().until(
                        () -> jdbc.queryForList(
                                "select state from shipments where order_id = ?", String.class, order.value()),
                        List.of("CLOSED")::equals);
        assertThat(get(shipment()).statusCode()).isEqualTo(404);
    }

    @Test
    void unknownIdsAreNotFoundAndMalformedIdsAreBadRequests() {
        assertThat(get(shipment()).statusCode()).isEqualTo(404);
        assertThat(post(shipment() + "/delivery").statusCode()).isEqualTo(404);
        assertThat(get("/shipments/1-1-1-1-1").statusCode()).isEqualTo(400);
        assertThat(get("/returns/" + order).statusCode()).isEqualTo(404);
        assertThat(post("/returns/" + order + "/arrival").statusCode()).isEqualTo(404);
        assertThat(post("/returns/1-1-1-1-1/arrival").statusCode()).isEqualTo(400);
    }

    @Test
    void theCircuitBreakerOfTheCarrierHasMetrics() {
        assertThat(get("/actuator/prometheus").body())
                .contains("resilience4j_circuitbreaker_state{name=\"carrier\",state=\"closed\"}");
    }

    private String shipment() {
        return "/shipments/" + order;
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET().build());
    }

    private static HttpResponse<String> post(String path) {
        return send(
                HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()).build());
    }

    private static URI uri(String path) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
