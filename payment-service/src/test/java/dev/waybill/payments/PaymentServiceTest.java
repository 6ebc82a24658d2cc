package dev.waybill.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.payments.SurroundingServices.PaymentRecord;
import dev.waybill.testing.KafkaTestConfiguration;
import dev.waybill.testing.PostgresTestConfiguration;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real broker and a real database, through its topics and its REST API. */
class PaymentServiceTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static SurroundingServices surroundings;
    private static ConfigurableApplicationContext service;

    private final OrderId order = SampleEvents.id();

    @BeforeAll
    static void start() {
        String servers = TestKafka.shared().bootstrapServers();
        TestDatabase gateway = TestPostgres.shared().createDatabase("gateway");
        surroundings = new SurroundingServices(servers);
        service = new SpringApplication(
                        PaymentServiceApplication.class, PostgresTestConfiguration.class, KafkaTestConfiguration.class)
                .run(
                        "--logging.level.root=error",
                        "--server.port=0",
                        "--waybill.payments.gateway=simulator",
                        "--waybill.gateway.url=" + gateway.url(),
                        "--waybill.gateway.username=" + gateway.applicationUsername(),
                        "--waybill.gateway.password=" + gateway.applicationPassword(),
                        "--waybill.gateway.owner.username=" + gateway.username(),
                        "--waybill.gateway.owner.password=" + gateway.password());
    }

    @AfterAll
    static void stop() {
        service.close();
        surroundings.close();
        HTTP.close();
    }

    @Test
    void anOrderIsAuthorizedAndCaptured() throws Exception {
        String placed = surroundings.placed(order, "pm_card_visa");
        PaymentRecord authorized = surroundings.awaitPayments(order, 1).getFirst();
        assertThat(status()).isEqualTo("AUTHORIZED");
        String dispatched = surroundings.dispatched(order);
        PaymentRecord captured = surroundings.awaitPayments(order, 2).getLast();

        assertThat(authorized.type()).isEqualTo("payment.authorized.v1");
        assertThat(authorized.headers())
                .containsEntry("ce_causationid", placed)
                .containsEntry("ce_sequence", "0000000001")
                .containsEntry("ce_source", "/payment-service");
        assertThat(authorized.headers().get("traceparent")).contains(SurroundingServices.TRACE);
        assertThat(captured.type()).isEqualTo("payment.captured.v1");
        assertThat(captured.headers())
                .containsEntry("ce_causationid", dispatched)
                .containsEntry("ce_sequence", "0000000002");
        assertThat(json("/payments/" + order)).isEqualTo(JSON.readTree("""
                                {"orderId": "%s", "status": "CAPTURED", "amount": "19.80", "currency": "EUR",
                                 "authorizedAmount": "19.80", "capturedAmount": "19.80", "refundedAmount": "0.00",
                                 "declineCode": null, "failureCode": null, "settlement": null}
                                """.formatted(order)));
    }

    @Test
    void theGatewaysLedgerShowsTheBookings() throws Exception {
        surroundings.placed(order, "pm_card_visa");
        surroundings.awaitPayments(order, 1);
        surroundings.dispatched(order);
        surroundings.awaitPayments(order, 2);
        JsonNode items = json("/simulator/ledger/" + order).get("items");

        assertThat(items).hasSize(2);
        assertThat(items.get(0).propertyNames())
                .containsExactly("operation", "amount", "currency", "idempotencyKey", "time");
        assertThat(items.get(0).get("operation").asString()).isEqualTo("authorization");
        assertThat(items.get(1).get("operation").asString()).isEqualTo("capture");
        assertThat(items.get(1).get("amount").asString()).isEqualTo("19.80");
        assertThat(items.get(1).get("idempotencyKey").asString()).isEqualTo(order + ":capture:1");
    }

    @Test
    void aDeclinedPaymentIsShownWithItsCode() throws Exception {
        surroundings.placed(order, "pm_card_visa_chargeDeclined");
        assertThat(types(1)).containsExactly("payment.declined.v1");

        JsonNode payment = json("/payments/" + order);
        assertThat(payment.get("status").asString()).isEqualTo("DECLINED");
        assertThat(payment.get("declineCode").asString()).isEqualTo("card_declined");
        assertThat(payment.get("authorizedAmount").asString()).isEqualTo("0.00");
        assertThat(json("/simulator/ledger/" + order).get("items")).isEmpty();
    }

    @Test
    void thePaymentOfACancelledOrderIsVoided() throws Exception {
        surroundings.placed(order, "pm_card_visa");
        surroundings.awaitPayments(order, 1);
        String cancelled = surroundings.cancelled(order);
        PaymentRecord voided = surroundings.awaitPayments(order, 2).getLast();

        assertThat(voided.type()).isEqualTo("payment.voided.v1");
        assertThat(voided.headers()).containsEntry("ce_causationid", cancelled);
        assertThat(status()).isEqualTo("VOIDED");
    }

    @Test
    void aFailedCaptureSucceedsWhenItIsRetried() throws Exception {
        surroundings.placed(order, "pm_sim_captureFails");
        surroundings.awaitPayments(order, 1);
        assertThat(retryCapture().statusCode()).isEqualTo(409);
        String dispatched = surroundings.dispatched(order);
        surroundings.awaitPayments(order, 2);
        assertThat(status()).isEqualTo("CAPTURE_FAILED");
        assertThat(retryCapture().statusCode()).isEqualTo(202);
        PaymentRecord captured = surroundings.awaitPayments(order, 3).getLast();

        assertThat(types(3))
                .containsExactly("payment.authorized.v1", "payment.capture-failed.v1", "payment.captured.v1");
        assertThat(captured.headers()).containsEntry("ce_causationid", dispatched);
        assertThat(status()).isEqualTo("CAPTURED");
        assertThat(retryCapture().statusCode()).isEqualTo(409);
    }

    @Test
    void aRefusedRefundSucceedsWhenItIsRetried() throws Exception {
        var id = new ReturnId(UuidV7.next());
        String refund = "/payments/" + order + "/refunds/" + id;
        surroundings.placed(order, "pm_sim_refundFails");
        surroundings.awaitPayments(order, 1);
        surroundings.dispatched(order);
        surroundings.awaitPayments(order, 2);
        assertThat(get(refund).statusCode()).isEqualTo(404);
        String returned = surroundings.returned(order, id, "9.90");
        assertThat(surroundings.awaitPayments(order, 3).getLast().type()).isEqualTo("payment.return-refund-failed.v1");
        assertThat(json(refund).get("status").asString()).isEqualTo("FAILED");
        assertThat(json("/payments/" + order).get("refundedAmount").asString()).isEqualTo("0.00");
        assertThat(post(refund + "/retries").statusCode()).isEqualTo(202);
        PaymentRecord refunded = surroundings.awaitPayments(order, 4).getLast();

        assertThat(refunded.type()).isEqualTo("payment.return-refunded.v1");
        assertThat(refunded.headers()).containsEntry("ce_causationid", returned);
        assertThat(json(refund)).isEqualTo(JSON.readTree("""
                {"returnId": "%s", "orderId": "%s", "status": "REFUNDED", "amount": "9.90", "currency": "EUR",
                 "failureCode": null, "settlement": null}
                """.formatted(id, order)));
        assertThat(status()).isEqualTo("CAPTURED");
        assertThat(json("/payments/" + order).get("refundedAmount").asString()).isEqualTo("9.90");
        assertThat(post(refund + "/retries").statusCode()).isEqualTo(409);
    }

    @Test
    void aFailedCaptureIsClosedByHandOnce() throws Exception {
        surroundings.placed(order, "pm_sim_captureFails");
        surroundings.awaitPayments(order, 1);
        String path = "/payments/" + order + "/settlement";
        String paid = "{\"kind\": \"PAID_ELSEWHERE\", \"note\": \"Transfer, statement 17\"}";
        assertThat(post(path, paid).statusCode()).as("not failed").isEqualTo(409);
        surroundings.dispatched(order);
        surroundings.awaitPayments(order, 2);
        assertThat(listed("/payments?status=CAPTURE_FAILED", "orderId")).contains(order.toString());
        assertThat(json("/payments/" + order).get("failureCode").asString()).isNotEmpty();
        assertThat(post(path, "{\"kind\": \"REFUNDED_ELSEWHERE\"}").statusCode())
                .isEqualTo(422);
        assertThat(post(path, "{\"kind\": \"UNKNOWN\", \"note\": \"x\"}").statusCode())
                .isEqualTo(422);
        HttpResponse<String> settled = post(path, paid);
        assertThat(settled.statusCode()).as(settled.body()).isEqualTo(200);
        assertThat(post(path, paid).body()).as("repeated").isEqualTo(settled.body());
        assertThat(post(path, paid.replace("17", "18")).statusCode()).isEqualTo(409);
        assertThat(retryCapture().statusCode()).isEqualTo(409);

        PaymentRecord published = surroundings.awaitPayments(order, 3).getLast();
        assertThat(published.type()).isEqualTo("payment.settled-manually.v1");
        assertThat(JSON.readTree(published.value())).isEqualTo(JSON.readTree("""
                {"orderId": "%s", "kind": "PAID_ELSEWHERE", "amount": "19.80", "currency": "EUR"}
                """.formatted(order)));
        assertThat(published.headers()).doesNotContainKey("ce_causationid");
        JsonNode payment = json("/payments/" + order);
        assertThat(payment.get("status").asString()).isEqualTo("SETTLED_MANUALLY");
        assertThat(payment.get("capturedAmount").asString()).isEqualTo("0.00");
        assertThat(payment.get("settlement").get("kind").asString()).isEqualTo("PAID_ELSEWHERE");
        assertThat(payment.get("settlement").get("note").asString()).isEqualTo("Transfer, statement 17");
        assertThat(listed("/payments?status=CAPTURE_FAILED", "orderId")).doesNotContain(order.toString());
        assertThat(json("/simulator/ledger/" + order).get("items"))
                .as("nothing was captured")
                .hasSize(1);
    }

    @Test
    void aFailedRefundIsClosedByHandOnce() throws Exception {
        var id = new ReturnId(UuidV7.next());
        String refund = "/payments/" + order + "/refunds/" + id;
        String elsewhere = "{\"kind\": \"REFUNDED_ELSEWHERE\", \"note\": \"Cash\"}";
        assertThat(post(refund + "/settlement", elsewhere).statusCode()).isEqualTo(404);
        surroundings.placed(order, "pm_sim_refundFails");
        surroundings.awaitPayments(order, 1);
        surroundings.dispatched(order);
        surroundings.awaitPayments(order, 2);
        surroundings.returned(order, id, "9.90");
        surroundings.awaitPayments(order, 3);
        assertThat(listed("/refunds?status=FAILED,REJECTED", "returnId")).contains(id.toString());
        HttpResponse<String> settled = post(refund + "/settlement", elsewhere);
        assertThat(settled.statusCode()).as(settled.body()).isEqualTo(200);
        assertThat(post(refund + "/settlement", elsewhere).body()).isEqualTo(settled.body());
        assertThat(post(refund + "/settlement", elsewhere.replace("Cash", "Cheque"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(post(refund + "/retries").statusCode()).isEqualTo(409);

        PaymentRecord published = surroundings.awaitPayments(order, 4).getLast();
        assertThat(published.type()).isEqualTo("payment.return-settled-manually.v1");
        assertThat(JSON.readTree(published.value())).isEqualTo(JSON.readTree("""
                {"orderId": "%s", "returnId": "%s", "kind": "REFUNDED_ELSEWHERE", "amount": "9.90", "currency": "EUR"}
                """.formatted(order, id)));
        assertThat(json(refund).get("status").asString()).isEqualTo("SETTLED_MANUALLY");
        assertThat(json("/payments/" + order).get("refundedAmount").asString()).isEqualTo("0.00");
        assertThat(listed("/refunds?status=FAILED", "returnId")).doesNotContain(id.toString());
        surroundings.returned(order, new ReturnId(UuidV7.next()), "19.80");
        assertThat(surroundings.awaitPayments(order, 5).getLast().value())
                .as("the gateway was asked, because what was refunded elsewhere is not counted")
                .contains("processing_error");
    }

    @Test
    void failuresAreListedByTheStatusesThatWaitForAnOperatorOnly() throws Exception {
        for (String path : List.of(
                "/payments",
                "/payments?status=CAPTURED",
                "/refunds",
                "/refunds?status=REFUNDED",
                "/refunds?status%5Bx%5D=FAILED")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(json("/payments?status=CAPTURE_FAILED&limit=1").propertyNames())
                .containsExactly("items", "nextCursor");
    }

    @Test
    void anOrderThatCostsNothingIsPaidWithoutTheGateway() throws Exception {
        surroundings.placed(order, "pm_card_visa_chargeDeclined", "0.00", "0.00");
        surroundings.dispatched(order);
        surroundings.awaitPayments(order, 2);
        surroundings.returned(order, new ReturnId(UuidV7.next()), "0.00");
        assertThat(types(3))
                .containsExactly("payment.authorized.v1", "payment.captured.v1", "payment.return-refunded.v1");
        assertThat(status()).isEqualTo("CAPTURED");

        OrderId cancelled = SampleEvents.id();
        surroundings.placed(cancelled, "pm_card_visa", "0.00", "0.00");
        surroundings.cancelled(cancelled);
        assertThat(surroundings.awaitPayments(cancelled, 2).getLast().type()).isEqualTo("payment.voided.v1");
        for (OrderId free : List.of(order, cancelled)) {
            assertThat(get("/simulator/ledger/" + free).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anOrderWhoseCancellationArrivesFirstIsDeclinedWithoutACall() throws Exception {
        surroundings.cancelled(order);
        surroundings.placed(order, "pm_card_visa");
        assertThat(types(1)).containsExactly("payment.declined.v1");

        assertThat(json("/payments/" + order).get("declineCode").asString()).isEqualTo("order_closed");
        assertThat(get("/simulator/ledger/" + order).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownOrderIsNotFoundAndAMalformedIdIsABadRequest() throws Exception {
        for (String path : List.of("/payments/" + order, "/simulator/ledger/" + order)) {
            HttpResponse<String> response = get(path);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertThat(retryCapture().statusCode()).isEqualTo(404);
        assertThat(get("/payments/1-1-1-1-1").statusCode()).isEqualTo(400);
        assertThat(get("/simulator/ledger/42").statusCode()).isEqualTo(400);
    }

    @Test
    void theCircuitBreakerAndTheCallsAreMeasured() throws Exception {
        surroundings.placed(order, "pm_card_visa");
        surroundings.awaitPayments(order, 1);

        assertThat(get("/actuator/prometheus").body())
                .contains("resilience4j_circuitbreaker_state{name=\"payment-gateway\",state=\"closed\"} 1.0")
                .contains("waybill_gateway_seconds_count{operation=\"authorization\",outcome=\"accepted\"}")
                .contains("waybill_gateway_in_flight");
    }

    private List<String> types(int events) {
        return surroundings.awaitPayments(order, events).stream()
                .map(PaymentRecord::type)
                .toList();
    }

    private String status() throws Exception {
        return json("/payments/" + order).get("status").asString();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> retryCapture() throws IOException, InterruptedException {
        return post("/payments/" + order + "/capture-retries");
    }

    private static HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static List<String> listed(String path, String field) throws Exception {
        return json(path + "&limit=200")
                .get("items")
                .valueStream()
                .map(one -> one.get(field).asString())
                .toList();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + service.getEnvironment().getProperty("local.server.port") + path);
    }
}
