package dev.waybill.orders.api;

import static dev.waybill.orders.OrderServiceIntegrationTest.ORDER;
import static dev.waybill.orders.OrderServiceIntegrationTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.testing.security.Who;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the statuses of the access rules do not show. */
class OrderOwnershipTest {

    private static final String ORDER_OF_OTHER = ORDER.replace(Who.CUSTOMER_ID, Who.OTHER_ID);

    private static SecureService service;

    @BeforeAll
    static void start() {
        service = SecureService.start(Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aCustomerListsItsOwnOrdersOnlyAndOthersListAll() {
        String own = service.place();
        String others = json(service.post(Who.OTHER, "/orders", ORDER_OF_OTHER))
                .get("id")
                .asString();

        assertThat(customers(service.get(Who.OTHER, "/orders")).distinct()).containsExactly(Who.OTHER_ID);
        assertThat(service.get(Who.OTHER, "/orders").body()).contains(others).doesNotContain(own);
        assertThat(service.get(Who.OTHER, "/orders?sku=MUG-WHITE&status=PENDING,CANCELLED")
                        .body())
                .doesNotContain(own);
        assertThat(service.get(Who.CLIENT, "/orders").body()).contains(own, others);
        assertThat(service.get(Who.OPERATOR, "/orders?customerId=" + Who.OTHER_ID)
                        .body())
                .contains(others)
                .doesNotContain(own);
    }

    @Test
    void theReferenceOfAnotherCustomersOrderFindsNothing() {
        String reference = UUID.randomUUID().toString();
        String order = ORDER.replaceFirst("\\{", "{\"reference\": \"" + reference + "\", ");
        assertThat(service.post(Who.CUSTOMER, "/orders", order).statusCode()).isEqualTo(201);

        assertThat(json(service.get(Who.CUSTOMER, "/orders?reference=" + reference))
                        .get("items"))
                .hasSize(1);
        assertThat(json(service.get(Who.OTHER, "/orders?reference=" + reference))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void anotherCustomersOrderLooksLikeOneThatDoesNotExist() {
        String order = service.place();
        String unknown = order.substring(0, order.length() - 4) + (order.endsWith("0000") ? "0001" : "0000");

        for (String path : new String[] {"", "/timeline", "/stream", "/returns"}) {
            assertThat(service.get(Who.OTHER, "/orders/" + order + path).body().replace(order, unknown))
                    .as(path)
                    .isEqualTo(
                            service.get(Who.OTHER, "/orders/" + unknown + path).body());
        }
    }

    @Test
    void anotherCustomersRefusedCancellationChangesNothing() {
        String order = service.place();
        assertThat(service.post(Who.OTHER, "/orders/" + order + "/cancellation", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(service.get(Who.CUSTOMER, "/orders/" + order))
                        .get("status")
                        .asString())
                .isEqualTo("PENDING");
    }

    @Test
    void theStoredAnswerToAKeyIsForItsCustomerOnly() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = service.post(Who.CUSTOMER, "/orders", ORDER, "Idempotency-Key", key);
        HttpResponse<String> repeated = service.post(Who.CUSTOMER, "/orders", ORDER, "Idempotency-Key", key);
        HttpResponse<String> taken = service.post(Who.OTHER, "/orders", ORDER, "Idempotency-Key", key);
        HttpResponse<String> own = service.post(Who.OTHER, "/orders", ORDER_OF_OTHER, "Idempotency-Key", key);

        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(taken.statusCode()).isEqualTo(403);
        assertThat(taken.body()).doesNotContain(json(first).get("id").asString());
        assertThat(own.statusCode()).isEqualTo(201);
        assertThat(json(own).get("id")).isNotEqualTo(json(first).get("id"));
    }

    @Test
    void theStoredAnswerToTheKeyOfAReturnIsForItsCustomerOnly() {
        String path = "/orders/" + completed() + "/returns";
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = service.post(Who.CUSTOMER, path, SecureService.ONE_MUG, "Idempotency-Key", key);
        HttpResponse<String> taken = service.post(Who.OTHER, path, SecureService.ONE_MUG, "Idempotency-Key", key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(taken.statusCode()).isEqualTo(404);
    }

    @Test
    void whatAnOperatorDoesForACustomerIsRecordedWithoutTheCustomersData() {
        service.post(Who.OPERATOR, "/orders", ORDER);
        String order = service.place();
        service.post(
                Who.OPERATOR, "/orders/" + order + "/cancellation", "", "Waybill-Reason", "The customer has called");

        var actions = json(service.get(Who.OPERATOR, "/operator-actions")).get("items");

        assertThat(actions.get(0).get("path").asString()).isEqualTo("/orders/" + order + "/cancellation");
        assertThat(actions.get(0).get("reason").asString()).isEqualTo("The customer has called");
        assertThat(actions.get(1).get("path").asString()).isEqualTo("/orders");
        assertThat(actions.get(1).get("status").asInt()).isEqualTo(201);
        assertThat(actions.get(1).get("request").isNull()).isTrue();
    }

    @Test
    void aStreamEndsWithTheTokenOfItsCaller() {
        String order = service.place();
        // so long ago that it ends now, and not longer than clocks may differ
        String token = service.issuer()
                .token(Who.CUSTOMER_ID)
                .expiresIn(Duration.ofSeconds(-5))
                .sign();
        var stream = CompletableFuture.supplyAsync(() -> SecureService.send(
                service.request("/orders/" + order + "/stream", token).GET().build()));

        await().atMost(Duration.ofSeconds(20)).until(stream::isDone);
        assertThat(stream.join().body()).contains("PENDING");
    }

    private static String completed() {
        String order = service.place();
        service.complete(order);
        return order;
    }

    private static Stream<String> customers(HttpResponse<String> page) {
        return json(page)
                .get("items")
                .valueStream()
                .map(order -> order.get("customerId").asString());
    }
}
