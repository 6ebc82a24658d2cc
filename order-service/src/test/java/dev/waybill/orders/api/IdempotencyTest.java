package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.OrderServiceIntegrationTest;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.persistence.IdempotencyKeyRepository;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class IdempotencyTest extends OrderServiceIntegrationTest {

    @Autowired
    private IdempotencyKeyRepository keys;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final String key = UUID.randomUUID().toString();

    @Test
    void aRepeatedRequestGetsTheSameResponseByteForByteRegardlessOfItsFormatting() {
        HttpResponse<String> first = placeWithKey(ORDER);
        String rewritten = ORDER.replaceAll("\\s+", " ")
                .replace("\"sku\": \"MUG-WHITE\", \"quantity\": 2", "\"quantity\": 2.0, \"sku\": \"MUG-WHITE\"");
        HttpResponse<String> second = placeWithKey(rewritten);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void theResponseStaysTheSameAfterTheOrderHasChanged() {
        HttpResponse<String> first = placeWithKey(ORDER);
        String id = json(first).get("id").asString();
        assertThat(post("/orders/" + id + "/cancellation", "").statusCode()).isEqualTo(202);
        assertThat(placeWithKey(ORDER).body()).isEqualTo(first.body());
    }

    @Test
    void anotherRequestWithTheSameKeyIsRejected() {
        HttpResponse<String> first = placeWithKey(ORDER);
        HttpResponse<String> other = placeWithKey(ORDER.replace("\"quantity\": 2", "\"quantity\": 3"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(placeWithKey(ORDER).body()).isEqualTo(first.body());
    }

    @Test
    void everyOptionalFieldMakesAnotherRequest() {
        HttpResponse<String> first = placeWithKey(ORDER);
        for (String optional : List.of("street2", "region", "company", "phone")) {
            HttpResponse<String> other =
                    placeWithKey(ORDER.replace("\"city\"", "\"%s\": \"1\", \"city\"".formatted(optional)));
            assertThat(other.statusCode()).as(optional).isEqualTo(422);
        }
        for (String optional :
                List.of("\"expectedTotal\": \"44.30\"", "\"reference\": \"r\"", "\"metadata\": {\"a\": \"b\"}")) {
            HttpResponse<String> other = placeWithKey(ORDER.replaceFirst("\\{", "{" + optional + ","));
            assertThat(other.statusCode()).as(optional).isEqualTo(422);
        }
        String withNothing = ORDER.replace("\"city\"", "\"street2\": null, \"city\"")
                .replaceFirst("\\{", "{\"reference\": null, \"metadata\": {},");
        assertThat(placeWithKey(withNothing).body()).isEqualTo(first.body());
    }

    @Test
    void aRejectedRequestDoesNotUseUpItsKey() {
        assertThat(placeWithKey(ORDER.replace("MUG-WHITE", "NO-SUCH")).statusCode())
                .isEqualTo(422);
        assertThat(placeWithKey("{}").statusCode()).isEqualTo(422);
        assertThat(placeWithKey(ORDER).statusCode()).isEqualTo(201);
    }

    @Test
    void customersDoNotShareKeys() {
        HttpResponse<String> mine = placeWithKey(ORDER);
        HttpResponse<String> yours = placeWithKey(ORDER.replace("c-1001", "c-2002"));
        assertThat(yours.statusCode()).isEqualTo(201);
        assertThat(json(yours).get("id")).isNotEqualTo(json(mine).get("id"));
    }

    @Test
    void aRepetitionOfARequestInFlightIsRejectedWithRetryAfter() {
        transaction.executeWithoutResult(status -> {
            assertThat(keys.claimAll(List.of(new IdempotencyKey("c-1001", key))).values())
                    .hasOnlyElementsOfType(IdempotencyKeyRepository.Claim.Free.class);
            HttpResponse<String> repeat = placeWithKey(ORDER);
            assertThat(repeat.statusCode()).isEqualTo(409);
            assertThat(repeat.headers().firstValue("Retry-After")).contains("1");
        });
        assertThat(placeWithKey(ORDER).statusCode()).isEqualTo(201);
    }

    @Test
    void concurrentRequestsWithOneKeyPlaceOneOrder() throws Exception {
        String customer = "c-" + key;
        String order = ORDER.replace("c-1001", customer);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> responses = Stream.generate(
                            () -> threads.submit(() -> placeWithKey(order)))
                    .limit(30)
                    .toList();
            for (var response : responses) {
                assertThat(response.get().statusCode()).isIn(201, 409);
            }
        }
        String repeated = placeWithKey(order).body();
        assertThat(jdbc.sql("select id::text from orders where customer_id = ?")
                        .param(customer)
                        .query(String.class)
                        .list())
                .singleElement()
                .satisfies(id -> assertThat(repeated).contains(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb"})
    void anInvalidKeyIsRejected(String invalidKey) {
        assertThat(post("/orders", ORDER, "Idempotency-Key", invalidKey).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aKeyHasAtMost255Characters() {
        String longKey = key + "x".repeat(255 - key.length());
        assertThat(post("/orders", ORDER, "Idempotency-Key", longKey).statusCode())
                .isEqualTo(201);
        assertThat(post("/orders", ORDER, "Idempotency-Key", longKey + "x").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> placeWithKey(String order) {
        return post("/orders", order, "Idempotency-Key", key);
    }
}
