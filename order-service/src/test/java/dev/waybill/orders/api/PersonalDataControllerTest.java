package dev.waybill.orders.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.OrderServiceIntegrationTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PersonalDataControllerTest extends OrderServiceIntegrationTest {

    private final String customer = "c-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @Test
    void aCancelledOrderIsErasedTogetherWithItsStoredResponse() {
        HttpResponse<String> placed = place(key);
        String id = json(placed).get("id").asString();
        assertThat(post("/orders/" + id + "/cancellation", "").statusCode()).isEqualTo(202);

        HttpResponse<String> erased = erase(customer);

        assertThat(erased.statusCode()).isEqualTo(202);
        assertThat(json(erased).get("erased").asInt()).isEqualTo(1);
        assertThat(json(erased).get("pending")).isEmpty();
        assertThat(Instant.parse(json(erased).get("remainsUntil").asString()))
                .isAfter(Instant.now().plus(Duration.ofDays(47)));
        JsonNode address = json(get("/orders/" + id)).get("shippingAddress");
        assertThat(address.toString())
                .isEqualTo(
                        "{\"name\":\"erased\",\"street\":\"erased\",\"city\":\"erased\",\"postalCode\":\"erased\",\"country\":\"GB\"}");
        HttpResponse<String> repeated = place(key);
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(json(repeated).get("id").asString()).isEqualTo(id);
        assertThat(json(repeated).get("shippingAddress")).isEqualTo(address);
        assertThat(repeated.body()).doesNotContain("Lovelace");
    }

    @Test
    void theResponseNamesOrdersOnTheirWay() {
        String id = json(place(key)).get("id").asString();
        JsonNode first = json(erase(customer));
        assertThat(first.get("erased").asInt()).isZero();
        assertThat(first.get("pending").get(0).asString()).isEqualTo(id);
        assertThat(first.get("pending").size()).isEqualTo(1);
        assertThat(get("/orders/" + id).body()).contains("Lovelace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "a%0Ab"})
    void whatIsNoCustomersIdIsAProblem(String id) {
        HttpResponse<String> refused = erase(id);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aCustomersIdHasAtMost100Characters() {
        assertThat(erase("x".repeat(100)).statusCode()).isEqualTo(202);
        assertThat(erase("x".repeat(101)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b", "%b", ";b", "\\b", "?b", "#b"})
    void aCustomerIsErasedWhateverCharactersTheIdHas(String end) {
        String id = customer + end;
        String order = ORDER.replace("c-1001", id.replace("\\", "\\\\"));
        String placed =
                json(post("/orders", order, "Idempotency-Key", key)).get("id").asString();

        HttpResponse<String> answer = delete("/customers/personal-data?customerId=" + URLEncoder.encode(id, UTF_8));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).get("pending").get(0).asString()).isEqualTo(placed);
        assertThat(delete("/customers/personal-data").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> place(String idempotencyKey) {
        return post("/orders", ORDER.replace("c-1001", customer), "Idempotency-Key", idempotencyKey);
    }

    private HttpResponse<String> erase(String id) {
        return delete("/customers/" + id + "/personal-data");
    }
}
