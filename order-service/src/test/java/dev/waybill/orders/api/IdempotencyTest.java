package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;

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

class IdempotencyTest extends RunningService {

    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameRequestGetsTheSameAnswerByteForByteHoweverItIsWritten() {
        HttpResponse<String> first = placed(ORDER);
        String rewritten = ORDER.replaceAll("\\s+", " ")
                .replace("\"sku\": \"MUG-WHITE\", \"quantity\": 2", "\"quantity\": 2.0, \"sku\": \"MUG-WHITE\"");
        HttpResponse<String> second = placed(rewritten);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void theAnswerStaysTheSameAlsoAfterTheOrderMovedOn() {
        HttpResponse<String> first = placed(ORDER);
        String id = json(first).get("id").asString();
        assertThat(post("/orders/" + id + "/cancellation", "").statusCode()).isEqualTo(202);
        assertThat(placed(ORDER).body()).isEqualTo(first.body());
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        HttpResponse<String> first = placed(ORDER);
        HttpResponse<String> other = placed(ORDER.replace("\"quantity\": 2", "\"quantity\": 3"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(placed(ORDER).body()).isEqualTo(first.body());
    }

    @Test
    void aRefusedRequestLeavesTheKeyFree() {
        assertThat(placed(ORDER.replace("MUG-WHITE", "NO-SUCH")).statusCode()).isEqualTo(422);
        assertThat(placed("{}").statusCode()).isEqualTo(422);
        assertThat(placed(ORDER).statusCode()).isEqualTo(201);
    }

    @Test
    void customersDoNotShareKeys() {
        HttpResponse<String> mine = placed(ORDER);
        HttpResponse<String> yours = placed(ORDER.replace("c-1001", "c-2002"));
        assertThat(yours.statusCode()).isEqualTo(201);
        assertThat(json(yours).get("id")).isNotEqualTo(json(mine).get("id"));
    }

    @Test
    void whileARequestIsInFlightItsRepeatIsToldToComeBack() {
        transaction.executeWithoutResult(status -> {
            assertThat(keys.claim(new IdempotencyKey("c-1001", key))).isInstanceOf(IdempotencyKeys.Claim.Free.class);
            HttpResponse<String> repeat = placed(ORDER);
            assertThat(repeat.statusCode()).isEqualTo(409);
            assertThat(repeat.headers().firstValue("Retry-After")).contains("1");
        });
        assertThat(placed(ORDER).statusCode()).isEqualTo(201);
    }

    @Test
    void manyAtOncePlaceOneOrder() throws Exception {
        String customer = "c-" + key;
        String order = ORDER.replace("c-1001", customer);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = Stream.generate(() -> threads.submit(() -> placed(order)))
                    .limit(30)
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
            }
        }
        String settled = placed(order).body();
        assertThat(jdbc.sql("select id::text from orders where customer_id = ?")
                        .param(customer)
                        .query(String.class)
                        .list())
                .singleElement()
                .satisfies(id -> assertThat(settled).contains(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb"})
    void aKeyThatIsNoneIsRefused(String nonsense) {
        assertThat(post("/orders", ORDER, "Idempotency-Key", nonsense).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aKeyMayHave255CharactersAndNoMore() {
        String longest = key + "x".repeat(255 - key.length());
        assertThat(post("/orders", ORDER, "Idempotency-Key", longest).statusCode())
                .isEqualTo(201);
        assertThat(post("/orders", ORDER, "Idempotency-Key", longest + "x").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> placed(String order) {
        return post("/orders", order, "Idempotency-Key", key);
    }
}
