package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.OrderServiceIntegrationTest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class OrderPlacementTest extends OrderServiceIntegrationTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anOrderIsPlacedAtCurrentPrices() {
        HttpResponse<String> placed = post("/orders", ORDER);
        assertThat(placed.statusCode()).isEqualTo(201);
        JsonNode order = json(placed);
        String id = order.get("id").asString();
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(placed.headers().firstValue("Location")).contains("/orders/" + id);
        assertThat(placed.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        String expected = """
                {"id":"%s","customerId":"c-1001","status":"PENDING","reason":null,"lines":[\
                {"sku":"MUG-WHITE","name":"White mug","quantity":2,"unitPrice":"9.90","lineTotal":"19.80"},\
                {"sku":"TSHIRT-BLACK-M","name":"Black T-shirt, medium","quantity":1,"unitPrice":"24.50",\
                "lineTotal":"24.50"}],"currency":"EUR","total":"44.30","paymentMethod":"pm_card_visa",\
                "shippingAddress":{"name":"Ada Lovelace","street":"12 St James's Square","city":"London",\
                "postalCode":"SW1Y 4JH","country":"GB"},"trackingNumber":null,"placedAt":"%s","updatedAt":"%s",\
                "version":1}""".formatted(
                id, order.get("placedAt").asString(), order.get("updatedAt").asString());
        assertThat(placed.body()).isEqualTo(expected);
        assertThat(get("/orders/" + id).body()).isEqualTo(expected);
    }

    @Test
    void allViolationsAreReportedTogetherWithTheirPointers() {
        HttpResponse<String> rejected = post("/orders", """
                {"customerId": " ",
                 "lines": [{"sku": "NO-SUCH", "quantity": 1}, {"sku": "MUG-WHITE", "quantity": 0},
                           {"sku": "MUG-WHITE", "quantity": 1.5}, {"quantity": 1e400000000}, null],
                 "shippingAddress": {"name": "A\\u0000", "street": "s", "city": "c", "postalCode": "1", "country": "XX"}}
                """);
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(rejected.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(pointers(rejected))
                .containsExactlyInAnyOrder(
                        "#/customerId",
                        "#/lines/0/sku",
                        "#/lines/1/quantity",
                        "#/lines/2/sku",
                        "#/lines/2/quantity",
                        "#/lines/3/sku",
                        "#/lines/3/quantity",
                        "#/lines/4",
                        "#/paymentMethod",
                        "#/shippingAddress/name",
                        "#/shippingAddress/country");
    }

    @Test
    void inactiveProductsAndMixedCurrenciesAreRejected() {
        put(
                "/products/RETIRED",
                "{\"name\": \"Old\", \"unitPrice\": \"1.00\", \"currency\": \"EUR\", \"active\": false}");
        put("/products/YEN", "{\"name\": \"Far\", \"unitPrice\": \"100\", \"currency\": \"JPY\", \"active\": true}");
        HttpResponse<String> rejected = post(
                "/orders",
                ORDER.replace(
                        "{\"sku\": \"TSHIRT-BLACK-M\", \"quantity\": 1}",
                        "{\"sku\": \"RETIRED\", \"quantity\": 1}, {\"sku\": \"YEN\", \"quantity\": 1}"));
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(pointers(rejected)).containsExactly("#/lines/1/sku", "#/lines/2/sku");
    }

    @Test
    void aTotalOutOfRangeIsRejected() {
        put(
                "/products/GOLD",
                "{\"name\": \"Gold\", \"unitPrice\": \"9999999999999.99\", \"currency\": \"EUR\", \"active\": true}");
        HttpResponse<String> rejected =
                post("/orders", ORDER.replace("\"MUG-WHITE\", \"quantity\": 2", "\"GOLD\", \"quantity\": 9999"));
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(pointers(rejected)).containsExactly("#/lines");
    }

    @Test
    void theLinesOfAnOrderWithTooManyAreNotChecked() {
        String lines = "[" + "{}, ".repeat(100) + "{}]";
        HttpResponse<String> rejected = post("/orders", ORDER.replaceFirst("(?s)\\[.*?]", lines));
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(pointers(rejected)).containsExactly("#/lines");
        assertThat(rejected.body()).contains("must have 1 to 100 items");
    }

    @Test
    void anUnknownFieldIsRejectedWithItsPointer() {
        HttpResponse<String> rejected =
                post("/orders", ORDER.replace("\"quantity\": 1", "\"quantity\": 1, \"unitPrice\": \"0.01\""));
        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(pointers(rejected)).containsExactly("#/lines/1/unitPrice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"order\"",
                "{\"customerId\": 7}",
                "{\"customerId\": \"a\", \"customerId\": \"b\"}"
            })
    void aMalformedBodyIsRejected(String body) {
        assertThat(post("/orders", body).statusCode()).isEqualTo(400);
    }

    @Test
    void anEmptyObjectLacksAllRequiredFields() {
        HttpResponse<String> rejected = post("/orders", "{}");
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(pointers(rejected))
                .containsExactly("#/customerId", "#/lines", "#/paymentMethod", "#/shippingAddress");
    }

    @Test
    void concurrentRequestsPlaceTheirOwnOrdersInTheirOwnTraces() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> placed = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(
                            () -> post("/orders", ORDER.replace("c-1001", "concurrent-" + i), "traceparent", trace(i))))
                    .toList();
            for (int i = 0; i < placed.size(); i++) {
                JsonNode order = json(placed.get(i).get());
                assertThat(order.get("customerId").asString()).isEqualTo("concurrent-" + i);
                assertThat(outbox(order.get("id").asString()))
                        .singleElement()
                        .asString()
                        .startsWith("order.placed.v1 ")
                        .contains(trace(i).split("-")[1]);
            }
        }
    }

    private List<String> outbox(String order) {
        return jdbc.sql("select type || ' ' || traceparent from outbox where aggregateid = ?::uuid")
                .param(order)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static String trace(int number) {
        return "00-4bf92f3577b34da6a3ce929d0e0e47" + HexFormat.of().toHexDigits((byte) number) + "-00f067aa0ba902b7-01";
    }

    static List<String> pointers(HttpResponse<String> response) {
        return json(response)
                .get("errors")
                .valueStream()
                .map(error -> error.get("pointer").asString())
                .toList();
    }
}
