package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.OrderServiceIntegrationTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ProductControllerTest extends OrderServiceIntegrationTest {

    @Test
    void theDemoProductsExist() {
        assertThat(get("/products/MUG-WHITE").body()).isEqualTo("""
                        {"sku":"MUG-WHITE","name":"White mug","unitPrice":"9.90","currency":"EUR","active":true}""");
        assertThat(json(get("/products")).get("items").size()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void aProductIsCreatedAndThenReplaced() {
        String body = "{\"sku\":\"CAP\",\"name\":\"Cap\",\"unitPrice\":\"19.00\",\"currency\":\"CHF\",\"active\":true}";
        HttpResponse<String> created = put("/products/CAP", body);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).isEqualTo(body);
        assertThat(put("/products/CAP", body).statusCode()).isEqualTo(200);
    }

    @Test
    void allViolationsOfAProductAreReported() {
        HttpResponse<String> rejected =
                put("/products/CAP-2", "{\"sku\":\"HAT\",\"name\":\"\",\"unitPrice\":\"1.5\",\"currency\":\"EUR\"}");
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(OrderPlacementTest.pointers(rejected)).containsExactly("#/sku", "#/name", "#/unitPrice", "#/active");
        HttpResponse<String> empty = put("/products/CAP-2", "{}");
        assertThat(OrderPlacementTest.pointers(empty))
                .containsExactly("#/name", "#/currency", "#/unitPrice", "#/active");
        HttpResponse<String> negative =
                put("/products/CAP-2", "{\"name\":\"n\",\"unitPrice\":\"-0.01\",\"currency\":\"EUR\",\"active\":true}");
        assertThat(OrderPlacementTest.pointers(negative)).containsExactly("#/unitPrice");
    }

    @Test
    void anUnknownProductIsNotFoundAndAMalformedSkuIsRejected() {
        assertThat(get("/products/NO-SUCH").statusCode()).isEqualTo(404);
        assertThat(get("/products/%20").statusCode()).isEqualTo(400);
    }
}
