package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.OrderServiceIntegrationTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class OrderReturnControllerTest extends OrderServiceIntegrationTest {

    private static final String ONE_MUG = lines("MUG-WHITE", 1);

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aReturnIsAcceptedShownAndListed() {
        String order = placeCompleted();
        HttpResponse<String> accepted = requestReturn(order, ONE_MUG);
        assertThat(accepted.statusCode()).isEqualTo(201);
        String id = json(accepted).get("id").asString();
        assertThat(accepted.headers().firstValue("Location")).contains("/orders/" + order + "/returns/" + id);
        assertThat(json(accepted).propertyNames())
                .containsExactly(
                        "id",
                        "orderId",
                        "status",
                        "lines",
                        "currency",
                        "refundAmount",
                        "refundFailure",
                        "requestedAt",
                        "refundedAt",
                        "restockedAt",
                        "completedAt");
        assertThat(json(accepted).get("status").asString()).isEqualTo("REQUESTED");
        assertThat(json(accepted).get("refundAmount").asString()).isEqualTo("9.90");
        assertThat(json(accepted).get("lines").toString()).isEqualTo("[{\"sku\":\"MUG-WHITE\",\"quantity\":1}]");
        assertThat(get("/orders/" + order + "/returns/" + id).body()).isEqualTo(accepted.body());
        String second = json(requestReturn(order, ONE_MUG)).get("id").asString();

        JsonNode page = json(get("/orders/" + order + "/returns?limit=1"));
        assertThat(page.get("items").get(0).get("id").asString()).isEqualTo(second);
        JsonNode next = json(get("/orders/" + order + "/returns?limit=1&cursor="
                + page.get("nextCursor").asString()));
        assertThat(next.get("items").get(0).get("id").asString()).isEqualTo(id);
        assertThat(next.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void theTimelineShowsTheReturnAndTheOrderIsUnchanged() {
        String order = placeCompleted();
        String before = get("/orders/" + order).body();
        requestReturn(order, ONE_MUG);
        assertThat(get("/orders/" + order).body()).isEqualTo(before);
        assertThat(json(get("/orders/" + order + "/timeline"))
                        .valueStream()
                        .map(one -> one.get("type").asString()))
                .containsExactly("order.placed.v1", "order.return-requested.v1");
    }

    @Test
    void onlyExistingCompletedOrdersCanBeReturned() {
        assertThat(requestReturn(UuidV7.next().toString(), ONE_MUG).statusCode())
                .isEqualTo(404);
        assertThat(requestReturn(place(), ONE_MUG).statusCode()).isEqualTo(409);
        assertThat(get("/orders/" + UuidV7.next() + "/returns").statusCode()).isEqualTo(404);
        String order = placeCompleted();
        assertThat(json(get("/orders/" + order + "/returns")).get("items")).isEmpty();
        assertThat(get("/orders/" + order + "/returns/" + UuidV7.next()).statusCode())
                .isEqualTo(404);
        assertThat(get("/orders/" + order + "/returns/1-1-1-1-1").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [{"sku": "POSTER-A2", "quantity": 1}] | #/lines/0/sku
                    [{"sku": "MUG-WHITE", "quantity": 3}] | #/lines/0/quantity
                    [{"sku": "MUG-WHITE", "quantity": 0}] | #/lines/0/quantity
                    [{"sku": "MUG-WHITE", "quantity": 1.5}] | #/lines/0/quantity
                    [{"sku": "MUG-WHITE"}] | #/lines/0/quantity
                    [{"quantity": 1}] | #/lines/0/sku
                    [{"sku": "MUG-WHITE", "quantity": 1}, {"sku": "MUG-WHITE", "quantity": 1}] | #/lines/1/sku
                    [null] | #/lines/0
                    [] | #/lines
                    null | #/lines
                    """)
    void linesThatCannotBeReturnedAreRejectedWithTheirPointers(String lines, String pointer) {
        HttpResponse<String> rejected = requestReturn(placeCompleted(), "{\"lines\": " + lines + "}");
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(json(rejected).get("errors"))
                .extracting(error -> error.get("pointer").asString())
                .containsExactly(pointer);
    }

    @Test
    void allViolationsAreReportedTogether() {
        HttpResponse<String> rejected = requestReturn(
                placeCompleted(),
                "{\"lines\": [{\"sku\": \"POSTER-A2\", \"quantity\": -1}, {\"sku\": \"MUG-WHITE\", \"quantity\": 9}]}");
        assertThat(json(rejected).get("errors"))
                .extracting(error -> error.get("pointer").asString())
                .containsExactly("#/lines/0/quantity", "#/lines/0/sku", "#/lines/1/quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"lines\": [], \"refund\": \"99.00\"}", "{\"lines\": {}}"})
    void aMalformedBodyIsRejected(String body) {
        assertThat(requestReturn(placeCompleted(), body).statusCode()).isEqualTo(400);
    }

    @Test
    void concurrentRequestsNeverReturnMoreThanWasOrdered() throws Exception {
        String order = placeCompleted();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> responses = Stream.generate(
                            () -> threads.submit(() -> requestReturn(order, ONE_MUG)))
                    .limit(20)
                    .toList();
            int accepted = 0;
            for (var response : responses) {
                assertThat(response.get().statusCode()).isIn(201, 422);
                accepted += response.get().statusCode() == 201 ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(2);
        }
        assertThat(json(requestReturn(order, ONE_MUG))
                        .get("errors")
                        .get(0)
                        .get("detail")
                        .asString())
                .isEqualTo("must be at most 0, which is what is left to return");
    }

    @Test
    void aRepeatedRequestWithAKeyCreatesOneReturnAndGetsTheSameResponse() throws Exception {
        String order = placeCompleted();
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = requestReturn(order, ONE_MUG, "Idempotency-Key", key);
        jdbc.sql("update returns set status = 'REFUNDED', refunded_at = now() where order_id = ?::uuid")
                .param(order)
                .update();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> repeats = Stream.generate(
                            () -> threads.submit(() -> requestReturn(order, ONE_MUG, "Idempotency-Key", key)))
                    .limit(10)
                    .toList();
            for (var repeat : repeats) {
                assertThat(repeat.get().statusCode()).isEqualTo(201);
                assertThat(repeat.get().body()).isEqualTo(first.body());
                assertThat(repeat.get().headers().firstValue("Location"))
                        .isEqualTo(first.headers().firstValue("Location"));
            }
        }
        assertThat(json(get("/orders/" + order + "/returns")).get("items")).hasSize(1);
        assertThat(requestReturn(order, lines("TSHIRT-BLACK-M", 1), "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(422);
        assertThat(requestReturn(order, ONE_MUG, "Idempotency-Key", " ").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> requestReturn(String order, String body, String... headers) {
        return post("/orders/" + order + "/returns", body, headers);
    }

    private static String lines(String sku, int quantity) {
        return "{\"lines\": [{\"sku\": \"%s\", \"quantity\": %s}]}".formatted(sku, quantity);
    }

    /** Places an order of two mugs and a shirt and sets it to COMPLETED in the database. */
    private String placeCompleted() {
        String order = place();
        jdbc.sql("""
                        update orders set status = 'COMPLETED', reserved = true, authorized = true, dispatched = true,
                            captured = true where id = ?::uuid
                        """).param(order).update();
        return order;
    }
}
