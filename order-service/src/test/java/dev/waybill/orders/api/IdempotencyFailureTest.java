package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.Worker;
import dev.waybill.orders.OrderServiceIntegrationTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Idempotency keys of requests that fail or lose their response. */
class IdempotencyFailureTest extends OrderServiceIntegrationTest {

    private static final String BLOCKED_SESSIONS = """
            select pid from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into idempotency_keys%'
            """;

    private final String key = UUID.randomUUID().toString();
    private final String customer = "c-" + key;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    @Qualifier("idempotencyKeyCleanupJob") private Worker idempotencyKeyCleanupJob;

    @Test
    void aFailedRequestLeavesNothingAndItsRepetitionPlacesTheOrder() {
        CompletableFuture<HttpResponse<String>> failing = transaction.execute(status -> {
            jdbc.sql("lock table idempotency_keys in share row exclusive mode").update();
            var blocked = CompletableFuture.supplyAsync(this::placeWithKey);
            int session = await().until(
                            () -> jdbc.sql(BLOCKED_SESSIONS)
                                    .query(Integer.class)
                                    .list(),
                            waiting -> waiting.size() == 1)
                    .getFirst();
            assertThat(placeWithKey().statusCode())
                    .as("a concurrent repetition")
                    .isEqualTo(409);
            jdbc.sql("select pg_terminate_backend(?)")
                    .param(session)
                    .query(Boolean.class)
                    .single();
            return blocked;
        });
        assertThat(failing.join().statusCode()).isEqualTo(503);
        assertThat(failing.join().headers().firstValue("Retry-After")).isPresent();
        assertThat(orders()).isEmpty();
        HttpResponse<String> repeat = placeWithKey();
        assertThat(repeat.statusCode()).isEqualTo(201);
        assertThat(orders()).containsExactly(json(repeat).get("id").asString());
    }

    @Test
    void aClientThatLostTheResponseGetsItAgain() throws IOException {
        try (var socket = new Socket("localhost", port())) {
            byte[] body = order().getBytes(StandardCharsets.UTF_8);
            String head = "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Idempotency-Key: %s\r\nContent-Length: %s\r\n\r\n".formatted(key, body.length);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
        }
        await().until(() -> orders().size() == 1);
        HttpResponse<String> repeat = placeWithKey();
        assertThat(repeat.statusCode()).isEqualTo(201);
        assertThat(repeat.body()).isEqualTo(storedResponse());
        assertThat(orders()).containsExactly(json(repeat).get("id").asString());
    }

    @Test
    void aKeyIsDeletedAfterItsRetentionAndNotBefore() {
        String first = placeWithKey().body();
        setAge(23);
        insertExpiredKey();
        idempotencyKeyCleanupJob.wakeAfterCommit();
        await().until(() -> !isExpiredKeyStored());
        assertThat(placeWithKey().body()).isEqualTo(first);

        setAge(25);
        idempotencyKeyCleanupJob.wakeAfterCommit();
        await().untilAsserted(() -> assertThat(storedResponse()).isEmpty());
        assertThat(placeWithKey().body()).isNotEqualTo(first);
        assertThat(orders()).hasSize(2);
    }

    @Test
    void theSameKeyOfAnotherCustomerIsIndependent() {
        String mine = placeWithKey().body();
        String other = post("/orders", ORDER.replace("c-1001", customer + "-other"), "Idempotency-Key", key)
                .body();
        assertThat(other).doesNotContain(orders()).contains(customer + "-other");
        assertThat(placeWithKey().body()).isEqualTo(mine);
    }

    private HttpResponse<String> placeWithKey() {
        return post("/orders", order(), "Idempotency-Key", key);
    }

    private String order() {
        return ORDER.replace("c-1001", customer);
    }

    /** Another key, whose deletion shows that the job has run. */
    private void insertExpiredKey() {
        jdbc.sql("""
                        insert into idempotency_keys (customer_id, key, request_hash, order_id, response, created_at)
                        select customer_id, 'expired', request_hash, order_id, response, now() - interval '25 hours'
                        from idempotency_keys where customer_id = ?
                        """).param(customer).update();
    }

    private boolean isExpiredKeyStored() {
        return jdbc.sql("select exists (select from idempotency_keys where customer_id = ? and key = 'expired')")
                .param(customer)
                .query(Boolean.class)
                .single();
    }

    private void setAge(int hours) {
        asOwner()
                .sql("update idempotency_keys set created_at = now() - make_interval(hours => ?) where customer_id = ?")
                .params(hours, customer)
                .update();
    }

    private List<String> orders() {
        return jdbc.sql("select id::text from orders where customer_id = ?")
                .param(customer)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private String storedResponse() {
        return jdbc.sql("select response from idempotency_keys where customer_id = ? and key <> 'expired'")
                .param(customer)
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .optional()
                .orElse("");
    }
}
