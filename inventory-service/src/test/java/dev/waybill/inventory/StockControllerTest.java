package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class StockControllerTest extends InventoryServiceTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Sku sku = new Sku("HTTP-" + COUNT.incrementAndGet());

    StockControllerTest(@Autowired JdbcTemplate jdbc, @Value("${local.server.port}") int port) {
        super(jdbc, port);
    }

    @Test
    void aCountCreatesAStockAndAnotherOneUpdatesIt() {
        put(sku, "{\"onHand\": 500}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.available")
                .isEqualTo(500);
        put(sku, "{\"onHand\": 480}").expectStatus().isOk();
        put(sku, "{\"onHand\": 480.0}").expectStatus().isOk();

        assertStock(sku, 480, 0);
        get("/stock/" + sku + "/movements")
                .expectBody()
                .jsonPath("$.items[*].quantity")
                .isEqualTo(List.of(0, -20, 500))
                .jsonPath("$.items[0].kind")
                .isEqualTo("counted")
                .jsonPath("$.items[0].orderId")
                .isEmpty();
    }

    @Test
    void aCountBelowTheReservedUnitsIsAConflict() {
        put(sku, "{\"onHand\": 10}");
        jdbc.update("update stock set reserved = 4 where sku = ?", sku.value());

        assertProblem(put(sku, "{\"onHand\": 3}"), 409);
        assertStock(sku, 10, 4);
        put(sku, "{\"onHand\": 4}").expectStatus().isOk();
        assertStock(sku, 4, 4);
    }

    @Test
    void receivedGoodsAreAdded() {
        put(sku, "{\"onHand\": 1}");

        receive(sku, "{\"quantity\": 1000000}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.onHand")
                .isEqualTo(1_000_001);
        assertStock(sku, 1_000_001, 0);
    }

    @Test
    void whatHasMovedSinceACountIsTakenIntoAccount() {
        put(sku, "{\"onHand\": 1000}");
        String count = "{\"onHand\": 1000, \"countedAt\": \"" + Instant.now() + "\"}";
        move("committed", 10);
        receive(sku, "{\"quantity\": 3}");
        move("reserved", 2);

        for (int i = 0; i < 2; i++) {
            put(sku, count).expectStatus().isOk();
            assertStock(sku, 993, 2);
        }
        get("/stock/" + sku + "/movements?limit=2")
                .expectBody()
                .jsonPath("$.items[*].quantity")
                .isEqualTo(List.of(0, 0))
                .jsonPath("$.items[0].countedAt")
                .isNotEmpty();
        put(sku, count.replace("1000", "990")).expectStatus().isOk();
        assertStock(sku, 983, 2);
    }

    @Test
    void aCountThatWasMadeBeforeAnotherIsAConflict() {
        String earlier = "{\"onHand\": 9, \"countedAt\": \"" + Instant.now() + "\"}";
        put(sku, "{\"onHand\": 5}").expectStatus().isCreated();

        assertProblem(put(sku, earlier), 409);
        assertStock(sku, 5, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-01-01",
                "2999-01-01T00:00:00Z",
                "",
                "1767225600",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+02:00",
                "1969-12-31T23:59:59Z"
            })
    void aTimeOfACountThatIsMalformedOrInTheFutureOrTooEarlyIsRejected(String time) {
        assertProblem(put(sku, "{\"onHand\": 1, \"countedAt\": \"" + time + "\"}"), 422, "#/countedAt");
        assertProblem(get("/stock/" + sku), 404);
    }

    @Test
    void aCountOfAStockThatHasChangedSinceItWasReadIsRefused() {
        put(sku, "{\"onHand\": 10}");
        String tag = tag();
        assertThat(tag()).isEqualTo(tag);
        getIfNoneMatch("/stock/" + sku, tag).expectStatus().isEqualTo(304);
        put(sku, "{\"onHand\": 9}", "If-Match", "\"x\", " + tag).expectStatus().isOk();
        assertThat(tag()).isNotEqualTo(tag);

        for (String stale : List.of(tag, "\"x\"", "nonsense", "W/" + tag())) {
            assertProblem(put(sku, "{\"onHand\": 8}", "If-Match", stale), 412);
        }
        move("reserved", 1);
        move("released", 1);
        assertProblem(put(sku, "{\"onHand\": 8}", "If-Match", tag), 412);
        assertStock(sku, 9, 0);
        put(sku, "{\"onHand\": 8}", "If-Match", "*").expectStatus().isOk();
        put(sku, "{\"onHand\": 7}", "If-Match", tag()).expectStatus().isOk();
    }

    @Test
    void aCountOfAnUnknownSkuWithATagIsRefused() {
        for (String tag : List.of("*", "\"0\"")) {
            assertProblem(put(sku, "{\"onHand\": 8}", "If-Match", tag), 412);
        }
        assertProblem(get("/stock/" + sku), 404);
    }

    @Test
    void aRepeatedReceiptWithAKeyTakesEffectOnceAndGetsTheSameResponse() {
        put(sku, "{\"onHand\": 1}");
        byte[] first = bytes(receive(sku, "{\"quantity\": 5}", "Idempotency-Key", "r-1"));
        put(sku, "{\"onHand\": 2}");

        assertThat(bytes(receive(sku, "{\"quantity\": 5.0}", "Idempotency-Key", "r-1")))
                .isEqualTo(first);
        assertStock(sku, 2, 0);
        assertProblem(receive(sku, "{\"quantity\": 6}", "Idempotency-Key", "r-1"), 422);
        assertProblem(receive(sku, "{\"quantity\": 6}", "Idempotency-Key", "x".repeat(256)), 400);
        assertProblem(receive(sku, "{\"quantity\": 0}", "Idempotency-Key", "r-2"), 422);
        receive(sku, "{\"quantity\": 6}", "Idempotency-Key", "r-2")
                .expectStatus()
                .isOk();
        assertStock(sku, 8, 0);
    }

    @Test
    void concurrentReceiptsWithOneKeyTakeEffectOnce() {
        put(sku, "{\"onHand\": 0}");
        List<CompletableFuture<byte[]>> responses = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> bytes(receive(sku, "{\"quantity\": 5}", "Idempotency-Key", "once"))))
                .limit(8)
                .toList();

        assertThat(responses.stream().map(CompletableFuture::join).map(String::new))
                .containsOnly("{\"sku\":\"%s\",\"onHand\":5,\"reserved\":0,\"available\":5}".formatted(sku));
        assertStock(sku, 5, 0);
    }

    @Test
    void manyCountsAreRecordedAtOnceFromJsonOrATable() {
        var other = new Sku(sku + "-B");
        String counts = """
                [{"sku": "%s", "onHand": 5}, {"sku": "%s", "onHand": 6, "countedAt": "%s"}]
                """.formatted(sku, other, Instant.now());
        assertThat(bytes(putAll("application/json", counts))).asString().isEqualTo("{\"added\":2,\"replaced\":0}");
        assertStock(other, 6, 0);
        for (String type : List.of("text/csv;charset=utf-8", "application/vnd.ms-excel;charset=utf-8")) {
            assertThat(bytes(putAll(type, "\uFEFFsku;onHand\r\n%s ; 7\r\n%s-C;8\r\n;\r\n".formatted(sku, sku))))
                    .asString()
                    .contains("\"replaced\":" + (type.startsWith("text") ? 1 : 2));
        }
        assertStock(sku, 7, 0);
        assertStock(other, 6, 0);
    }

    @Test
    void nothingIsRecordedOfManyCountsIfOneIsWrong() {
        put(sku, "{\"onHand\": 5}");
        String csv = "sku,onHand,countedAt\n%s,6,\n%s,7,\nx y,ten,today\nA,1\n".formatted(sku, sku);
        putAll("text/csv", csv)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("#cell=3,1", "#cell=4,1", "#cell=4,2", "#cell=4,3", "#row=5"));
        move("reserved", 2);
        assertProblem(putAll("text/csv", "sku,onHand\n%s,1\nNEW-%s,1\n".formatted(sku, sku)), 409);
        assertStock(sku, 5, 2);
        assertProblem(get("/stock/NEW-" + sku), 404);
        assertProblem(putAll("text/csv", "sku,quantity\nA,1\n"), 400);
        assertProblem(putAll("application/json", "[]"), 422, "#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.000", "1.0", "1,000", "1 000", "1e3", "+1", ".", "1'000"})
    void aNumberInATableThatMayMeanAnotherIsRejected(String number) {
        put(sku, "{\"onHand\": 5}");
        assertProblem(putAll("text/csv", "sku;onHand\n%s;%s\n".formatted(sku, number)), 422, "#cell=2,2");
        assertProblem(receiveAll("text/csv", "sku;quantity\n%s;%s\n".formatted(sku, number)), 422, "#cell=2,2");
        assertStock(sku, 5, 0);
    }

    @Test
    void manyReceiptsAreAddedAtOnceAndOnceWithAKey() {
        var other = new Sku(sku + "-B");
        put(sku, "{\"onHand\": 1}");
        String receipts = "sku,quantity\n%s,2\n%s,3\n".formatted(sku, other);
        assertProblem(receiveAll("text/csv", receipts, "Idempotency-Key", "many"), 404);
        put(other, "{\"onHand\": 1}");
        for (int i = 0; i < 2; i++) {
            assertThat(bytes(receiveAll("text/csv", receipts, "Idempotency-Key", "many")))
                    .asString()
                    .isEqualTo("{\"received\":2}");
        }
        assertStock(sku, 3, 0);
        assertStock(other, 4, 0);
        String json = "[{\"sku\": \"%s\", \"quantity\": 3}]".formatted(sku);
        assertProblem(receiveAll("application/json", json, "Idempotency-Key", "many"), 422);
        receiveAll("application/json", json).expectStatus().isOk();
        assertStock(sku, 6, 0);
    }

    @Test
    void aReceiptAboveTheMaximumOnHandIsAConflict() {
        put(sku, "{\"onHand\": 1000000000}").expectStatus().isCreated();

        assertProblem(receive(sku, "{\"quantity\": 1}"), 409);
        assertStock(sku, 1_000_000_000, 0);
    }

    @Test
    void anUnknownSkuIsNotFound() {
        assertProblem(get("/stock/" + sku), 404);
        assertProblem(get("/stock/" + sku + "/movements"), 404);
        assertProblem(receive(sku, "{\"quantity\": 1}"), 404);
        assertProblem(get("/stock/not%20a%20sku"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1000000001", "1e400000000", "null", "2147483648"})
    void aCountOutOfRangeIsRejected(String onHand) {
        assertProblem(put(sku, "{\"onHand\": " + onHand + "}"), 422, "#/onHand");
        assertProblem(get("/stock/" + sku), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "0.5"})
    void aReceiptOutOfRangeIsRejected(String quantity) {
        put(sku, "{\"onHand\": 1}");

        assertProblem(receive(sku, "{\"quantity\": " + quantity + "}"), 422, "#/quantity");
        assertStock(sku, 1, 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"onHand": 1, "reserved": 0} | #/reserved
                    {"onHand": "1"}              | #/onHand
                    {"onHand": true}             | #/onHand
                    """)
    void aCountWithUnknownOrMistypedFieldsIsABadRequest(String body, String pointer) {
        assertProblem(put(sku, body), 400, pointer);
    }

    @Test
    void stockIsListedPageByPage() {
        put(sku, "{\"onHand\": 1}");
        put(new Sku(sku + "-B"), "{\"onHand\": 2}");
        PageOfSkus first = page("/stock?limit=1");
        PageOfSkus second = page("/stock?limit=1&cursor=" + first.nextCursor());

        get("/stock?limit=200")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.nextCursor")
                .isEmpty()
                .jsonPath("$.items[?(@.sku == '" + sku + "-B')].onHand")
                .isEqualTo(2);
        assertThat(first.items()).hasSize(1);
        assertThat(second.items()).hasSize(1);
        assertThat(first.items().getFirst().sku())
                .isLessThan(second.items().getFirst().sku());
        assertProblem(get("/stock?cursor=nonsense"), 400);
        assertProblem(get("/stock?limit=0"), 400);
    }

    @Test
    void stockIsFoundByHowItsSkuBegins() {
        put(sku, "{\"onHand\": 1}");
        put(new Sku(sku + "-B"), "{\"onHand\": 2}");
        PageOfSkus first = page("/stock?limit=1&skuPrefix=" + sku);
        assertThat(first.items().getFirst().sku()).isEqualTo(sku.value());
        PageOfSkus second = page("/stock?limit=1&skuPrefix=" + sku + "&cursor=" + first.nextCursor());
        assertThat(second.items().getFirst().sku()).isEqualTo(sku + "-B");
        assertThat(page("/stock?skuPrefix=" + sku + "-B").items()).hasSize(1);
        assertThat(page("/stock?skuPrefix=" + sku + "-C").items()).isEmpty();
        assertProblem(get("/stock?skuPrefix=%25"), 400);
    }

    @Test
    void aCountAnswersWithTheTagForTheNextOne() {
        String tag = Objects.requireNonNull(put(sku, "{\"onHand\": 5}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag());
        assertThat(tag).isEqualTo(tag());
    }

    @Test
    void movementsAreListedPageByPage() {
        put(sku, "{\"onHand\": 1}");
        receive(sku, "{\"quantity\": 2}");
        String path = "/stock/" + sku + "/movements?limit=1";

        get(path + "&cursor=" + page(path).nextCursor())
                .expectBody()
                .jsonPath("$.items[0].quantity")
                .isEqualTo(1)
                .jsonPath("$.nextCursor")
                .isEmpty();
    }

    /** Moves units of the sku as an order does. */
    private void move(String kind, int units) {
        jdbc.update(
                "insert into movements (sku, kind, quantity, order_id, at) values (?, ?, ?, ?, now())",
                sku.value(),
                kind,
                units,
                UUID.randomUUID());
        jdbc.update(
                "update stock set on_hand = on_hand - ?, reserved = reserved + ? where sku = ?",
                kind.equals("committed") ? units : 0,
                kind.equals("reserved") ? units : kind.equals("released") ? -units : 0,
                sku.value());
    }

    private String tag() {
        return Objects.requireNonNull(get("/stock/" + sku)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag());
    }

    private static byte[] bytes(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectStatus().isOk().expectBody().returnResult().getResponseBody());
    }

    private PageOfSkus page(String path) {
        return Objects.requireNonNull(
                get(path).expectBody(PageOfSkus.class).returnResult().getResponseBody());
    }

    record PageOfSkus(List<Item> items, String nextCursor) {

        record Item(String sku) {}
    }

    private static void assertProblem(ResponseSpec response, int status) {
        response.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static void assertProblem(ResponseSpec response, int status, String pointer) {
        assertProblem(response, status);
        response.expectBody().jsonPath("$.errors[0].pointer").isEqualTo(pointer);
    }
}
