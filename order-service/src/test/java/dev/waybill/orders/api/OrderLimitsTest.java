package dev.waybill.orders.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.OrderServiceIntegrationTest;
import dev.waybill.web.SkuText;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upper limits are checked here and nowhere else: the readers of an order's events accept more. */
class OrderLimitsTest extends OrderServiceIntegrationTest {

    @ParameterizedTest
    @CsvSource({
        "c-1001, 100, #/customerId",
        "pm_card_visa, 100, #/paymentMethod",
        "Ada Lovelace, 200, #/shippingAddress/name",
        "12 St James's Square, 200, #/shippingAddress/street",
        "London, 200, #/shippingAddress/city",
        "SW1Y 4JH, 20, #/shippingAddress/postalCode",
    })
    void aTextHasAMaximumLength(String text, int maxLength, String pointer) {
        assertThat(post("/orders", ORDER.replace(text, "x".repeat(maxLength))).statusCode())
                .isEqualTo(201);
        assertRejected(ORDER.replace(text, "x".repeat(maxLength + 1)), pointer);
    }

    @Test
    void aSkuHasAtMost64Characters() {
        String tooLong = ORDER.replace("MUG-WHITE", "S".repeat(65));
        assertRejected(tooLong, "#/lines/0/sku");
        assertThat(post("/orders", tooLong).body())
                .as("an unknown sku is rejected too")
                .contains(SkuText.MESSAGE);
        assertThat(get("/products/" + "S".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(get("/products/" + "S".repeat(65)).statusCode()).isEqualTo(400);
    }

    @Test
    void aQuantityIsAtMost9999() {
        assertThat(post("/orders", ORDER.replace("\"quantity\": 2", "\"quantity\": 9999"))
                        .statusCode())
                .isEqualTo(201);
        assertRejected(ORDER.replace("\"quantity\": 2", "\"quantity\": 10000"), "#/lines/0/quantity");
    }

    @Test
    void anOrderHasAtMost100Lines() {
        String lines = IntStream.range(0, 101)
                .mapToObj("{\"sku\": \"SKU-%s\", \"quantity\": 1}"::formatted)
                .collect(joining(", "));
        assertRejected(ORDER.replaceFirst("(?s)\\[.*?]", "[" + lines + "]"), "#/lines");
    }

    @Test
    void theCountryIsOneOfTheStandard() {
        assertRejected(ORDER.replace("\"GB\"", "\"XX\""), "#/shippingAddress/country");
    }

    @Test
    void aSearchForACustomerTakesAtMost100Characters() {
        assertThat(get("/orders?customerId=" + "c".repeat(100)).statusCode()).isEqualTo(200);
        assertThat(get("/orders?customerId=" + "c".repeat(101)).statusCode()).isEqualTo(400);
    }

    private void assertRejected(String order, String pointer) {
        HttpResponse<String> rejected = post("/orders", order);
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(OrderPlacementTest.pointers(rejected)).containsExactly(pointer);
    }
}
