package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.OrderServiceIntegrationTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OrderControllerTest extends OrderServiceIntegrationTest {

    @Test
    void ordersAreListedNewestFirstInPages() {
        String first = place();
        String second = place();
        String third = place();
        JsonNode page = json(get("/orders?limit=2"));
        assertThat(ids(page)).containsExactly(third, second);
        JsonNode next =
                json(get("/orders?limit=2&cursor=" + page.get("nextCursor").asString()));
        assertThat(ids(next)).startsWith(first);
    }

    @Test
    void theLastPageHasNoCursor() {
        place();
        String cursor = "";
        var seen = new ArrayList<String>();
        do {
            JsonNode page = json(get("/orders?limit=200" + cursor));
            seen.addAll(ids(page));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).isNotEmpty().doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=1000000000", "limit=x", "cursor=nonsense"})
    void anInvalidPageRequestIsRejected(String query) {
        assertThat(get("/orders?" + query).statusCode()).isEqualTo(400);
        assertThat(get("/products?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void anUnknownOrderIsNotFoundAndAMalformedIdIsRejected() {
        for (String path : List.of("", "/timeline", "/waiting")) {
            assertThat(get("/orders/" + UuidV7.next() + path).statusCode()).isEqualTo(404);
            assertThat(get("/orders/1-1-1-1-1" + path).statusCode()).isEqualTo(400);
        }
        assertThat(post("/orders/" + UuidV7.next() + "/cancellation", "").statusCode())
                .isEqualTo(404);
        assertThat(post("/orders/x/cancellation", "").statusCode()).isEqualTo(400);
    }

    @Test
    void aPendingOrderIsCancelledOnceAndTheTimelineShowsIt() {
        String id = place();
        HttpResponse<String> cancelled = post("/orders/" + id + "/cancellation", "");
        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(json(cancelled).get("status").asString()).isEqualTo("CANCELLED");
        assertThat(json(cancelled).get("reason").asString()).isEqualTo("CUSTOMER_REQUEST");
        assertThat(json(cancelled).get("version").asInt()).isEqualTo(2);
        assertThat(post("/orders/" + id + "/cancellation", "").body()).isEqualTo(cancelled.body());
        JsonNode timeline = json(get("/orders/" + id + "/timeline"));
        assertThat(timeline.valueStream().map(one -> one.get("type").asString()))
                .containsExactly("order.placed.v1", "order.cancelled.v1");
        assertThat(timeline.get(1).propertyNames())
                .containsExactly("id", "type", "source", "time", "sequence", "causationId", "summary");
        assertThat(timeline.get(1).get("sequence").isNumber()).isTrue();
        assertThat(timeline.get(1).get("sequence").asInt()).isEqualTo(2);
        assertThat(timeline.get(1).get("source").asString()).isEqualTo("/order-service");
        assertThat(timeline.get(1).get("causationId").isNull()).isTrue();
    }

    @Test
    void anOrderSaysWhyItWaits() {
        try (var upstream = new UpstreamServices()) {
            String id = place();
            upstream.reserve(id);
            Awaitility.await().untilAsserted(() -> {
                JsonNode waiting = json(get("/orders/" + id + "/waiting"));
                assertThat(waiting.get("status").asString()).isEqualTo("PENDING");
                assertThat(waiting.get("items")).hasSize(1);
                JsonNode item = waiting.get("items").get(0);
                assertThat(item.get("step").asString()).isEqualTo("PAYMENT_AUTHORIZATION");
                assertThat(item.get("participant").asString()).isEqualTo("payment-service");
                assertThat(item.get("cause").asString()).isEqualTo("PARTICIPANT_AWAY");
                assertThat(item.get("since")).isEqualTo(waiting.get("statusSince"));
                assertThat(item.get("returnId").isNull()).isTrue();
                assertThat(item.get("lagRecords").asInt()).isPositive();
                assertThat(item.get("summary").asString())
                        .isEqualTo("payment-service has neither authorised nor declined the payment. No instance of it"
                                + " consumes events.");
                assertThat(item.get("help").asString()).startsWith("Start payment-service.");
            });
        }
    }

    @Test
    void theMetricsContainTheNumberOfOrders() {
        place();
        Awaitility.await()
                // orders are counted again after fifty times as long as the last time took, which was cold
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(get("/actuator/prometheus").body())
                        .containsPattern("waybill_orders\\{[^}]*status=\"PENDING\"[^}]*} [1-9]")
                        .contains("waybill_saga_oldest_seconds{")
                        .contains("waybill_saga_duration_seconds_bucket{"));
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(order -> order.get("id").asString())
                .toList();
    }
}
