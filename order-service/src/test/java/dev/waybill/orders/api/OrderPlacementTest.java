package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.OrderServiceIntegrationTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "postalCode":"SW1Y 4JH","country":"GB"},"reference":null,"metadata":{},"trackingNumber":null,"placedAt":"%s","statusSince":"%s","updatedAt":"%s",\
                "version":1}""".formatted(
                        id,
                        order.get("placedAt").asString(),
                        order.get("placedAt").asString(),
                        order.get("updatedAt").asString());
        assertThat(placed.body()).isEqualTo(expected);
        assertThat(get("/orders/" + id).body()).isEqualTo(expected);
    }

    @Test
    void theOptionalPartsOfAnAddressAreKeptInTheOrderAndItsEvents() {
        String address = """
                {"name":"Lee","street":"1 Queen's Road","street2":"Flat 2","city":"Central","region":"HK Island",\
                "country":"HK","company":"Lee & Co","phone":"+852 2123 4567"}""";
        JsonNode order = json(post("/orders", sentTo(address)));
        assertThat(order.get("shippingAddress")).hasToString(address);
        String id = order.get("id").asString();
        assertThat(get("/orders/" + id).body()).contains(address);
        assertThat(event(id))
                .contains("\"postalCode\":\"-\"", "\"street2\":\"Flat 2\"", "\"phone\":\"+852 2123 4567\"");
    }

    @Test
    void referenceAndMetadataAreKeptInTheOrderAndItsEvents() {
        String labels = """
                "reference":"R-%s","metadata":{"channel":"shop","gift":"for \\"Ada\\""},""".formatted(UUID.randomUUID());
        HttpResponse<String> placed =
                post("/orders", ORDER.replaceFirst("\\{", Matcher.quoteReplacement("{" + labels)));
        assertThat(placed.statusCode()).isEqualTo(201);
        String id = json(placed).get("id").asString();
        assertThat(placed.body()).contains(labels);
        assertThat(get("/orders/" + id).body()).contains(labels);
        assertThat(event(id)).contains(labels.substring(0, labels.length() - 1));
    }

    @Test
    void referenceAndMetadataAreChecked() {
        String entries =
                IntStream.range(0, 21).mapToObj(i -> "\"k" + i + "\": \"v\"").collect(Collectors.joining(","));
        assertThat(pointers(post("/orders", ORDER.replaceFirst("\\{", "{\"metadata\": {" + entries + "},"))))
                .containsExactly("#/metadata");
        String invalid = """
                {"reference": "%s", "metadata": {"a/b": "%s", "empty": "", "none": null, "%s": "v", "fine": "v"},
                """.formatted("r".repeat(101), "v".repeat(201), "k".repeat(41));
        assertThat(pointers(post("/orders", ORDER.replaceFirst("\\{", invalid))))
                .containsExactlyInAnyOrder(
                        "#/reference",
                        "#/metadata/a~1b",
                        "#/metadata/empty",
                        "#/metadata/none",
                        "#/metadata/" + "k".repeat(41));
    }

    @Test
    void anExpectedTotalThatDiffersIsAConflictWithThePresentTotal() {
        HttpResponse<String> refused = post("/orders", expecting("\"44.29\""), "Idempotency-Key", "expecting");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(refused).get("total").asString()).isEqualTo("44.30");
        assertThat(json(refused).get("currency").asString()).isEqualTo("EUR");
        assertThat(post("/orders", expecting("\"44.30\""), "Idempotency-Key", "expecting")
                        .statusCode())
                .isEqualTo(201);
        assertThat(post("/orders", expecting("\"44.3\""), "Idempotency-Key", "expecting")
                        .statusCode())
                .isEqualTo(201);
        assertThat(pointers(post("/orders", expecting("\"44,30\"")))).containsExactly("#/expectedTotal");
        assertThat(post("/orders", expecting("44.30")).statusCode()).isEqualTo(400);
    }

    private static String expecting(String total) {
        return ORDER.replaceFirst("\\{", "{\"expectedTotal\": " + total + ",");
    }

    @Test
    void whatCostsNothingCanBeOrderedAloneAndBesideOtherThings() {
        put(
                "/products/SAMPLE",
                "{\"name\": \"Sample\", \"unitPrice\": \"0.00\", \"currency\": \"EUR\", \"active\": true}");
        JsonNode beside = json(post("/orders", ORDER.replace("TSHIRT-BLACK-M", "SAMPLE")));
        assertThat(beside.get("total").asString()).isEqualTo("19.80");
        JsonNode alone =
                json(post("/orders", ORDER.replaceFirst("(?s)\\[.*?]", "[{\"sku\": \"SAMPLE\", \"quantity\": 3}]")));
        assertThat(alone.get("total").asString()).isEqualTo("0.00");
        assertThat(alone.get("lines").get(0).get("lineTotal").asString()).isEqualTo("0.00");
    }

    @Test
    void aReferenceIsUniqueForEachCustomer() throws Exception {
        String order = ORDER.replaceFirst("\\{", "{\"reference\": \"R-%s\",".formatted(UUID.randomUUID()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> placed = IntStream.range(0, 5)
                    .mapToObj(i -> threads.submit(() -> post("/orders", order)))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (Future<HttpResponse<String>> response : placed) {
                statuses.add(response.get().statusCode());
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409, 409);
        }
        HttpResponse<String> second = post("/orders", order, "Idempotency-Key", "k");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second).get("detail").asString()).contains("reference");
        assertThat(post("/orders", order.replace("c-1001", "c-" + UUID.randomUUID()))
                        .statusCode())
                .isEqualTo(201);
    }

    private String event(String order) {
        return jdbc.sql("select payload from outbox where aggregateid = ?::uuid")
                .param(order)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({
        "HK, , true",
        "AE, 00000, true",
        "XK, 10000, true",
        "XK, , false",
        "GB, , false",
        "ZZ, 1, false",
        "ZZ, , false"
    })
    void aPostalCodeIsRequiredWhereTheCountryHasPostalCodes(
            String country, @Nullable String postalCode, boolean isAccepted) {
        String code = postalCode == null ? "" : "\"postalCode\": \"" + postalCode + "\", ";
        HttpResponse<String> response = post(
                "/orders",
                sentTo("{\"name\": \"n\", \"street\": \"s\", \"city\": \"c\", %s\"country\": \"%s\"}"
                        .formatted(code, country)));
        assertThat(response.statusCode()).isEqualTo(isAccepted ? 201 : 422);
    }

    @Test
    void theOptionalPartsOfAnAddressAreChecked() {
        HttpResponse<String> rejected = post("/orders", sentTo("""
                {"name": "n", "street": "s", "street2": "", "city": "c", "region": "r\\n", "postalCode": "1",
                 "country": "GB", "company": "%s", "phone": "%s"}
                """.formatted("c".repeat(201), "1".repeat(41))));
        assertThat(pointers(rejected))
                .containsExactly(
                        "#/shippingAddress/street2",
                        "#/shippingAddress/region",
                        "#/shippingAddress/company",
                        "#/shippingAddress/phone");
    }

    private static String sentTo(String address) {
        return ORDER.replaceFirst(
                "(?s)\"shippingAddress\": \\{.*?}", "\"shippingAddress\": " + Matcher.quoteReplacement(address));
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
