package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Sku;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
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
