package dev.waybill.orders.application;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.Causation;
import dev.waybill.orders.OrderServiceIntegrationTest;
import dev.waybill.orders.application.ValidatedOrder.DeliveryAddress;
import dev.waybill.orders.domain.Order;
import dev.waybill.web.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class OrderPlacementBatcherTest extends OrderServiceIntegrationTest {

    @Autowired
    private OrderPlacementBatcher batcher;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final List<Thread> callers = new ArrayList<>();

    @AfterEach
    void dropConstraint() {
        jdbc.sql("alter table orders drop constraint if exists no_rejected_customer")
                .update();
    }

    @Test
    void concurrentRequestsSharePlacementTransactionsAndKeepTheirOwnOrdersAndTraces() throws Exception {
        List<FutureTask<Order>> placed = placeConcurrently(IntStream.range(0, 20)
                .mapToObj(i -> request("concurrent-" + i, "MUG-WHITE", i))
                .toList());
        for (int i = 0; i < placed.size(); i++) {
            Order order = placed.get(i).get();
            assertThat(order.draft().customerId()).hasToString("concurrent-" + i);
            assertThat(outbox(order)).containsExactly(Map.entry("order.placed.v1", trace(i)));
        }
        assertThat(placed.stream().map(OrderPlacementBatcherTest::id).distinct())
                .hasSize(20);
        assertThat(transactions("concurrent-%")).isLessThanOrEqualTo(2L * OrderPlacementBatcher.CONCURRENCY);
    }

    @Test
    void oneInvalidOrderDoesNotAffectOthersAndEachFailureIsReportedOnce() throws Exception {
        jdbc.sql("alter table orders add constraint no_rejected_customer check (customer_id <> 'rejected')")
                .update();
        List<FutureTask<Order>> placed = placeConcurrently(List.of(
                request("valid-1", "MUG-WHITE", 1),
                request("rejected", "MUG-WHITE", 2),
                request("invalid", "NO-SUCH", 3),
                request("valid-2", "MUG-WHITE", 4)));
        assertThat(placed.get(0).get().draft().customerId()).hasToString("valid-1");
        assertThatThrownBy(placed.get(1)::get).hasCauseInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(placed.get(2)::get)
                .cause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("One thing is wrong");
        assertThat(placed.get(3).get().draft().customerId()).hasToString("valid-2");
        assertThat(orders("valid-1") + orders("valid-2")).isEqualTo(2);
    }

    @Test
    void aRequestInterruptedInTheQueuePlacesNoOrder() throws Exception {
        var interrupted = new CompletableFuture<FutureTask<Order>>();
        whilePlacementIsBlocked(() -> {
            for (int i = 1; i <= OrderPlacementBatcher.CONCURRENCY; i++) {
                submit(request("blocked", "MUG-WHITE", i));
                int blocked = i;
                await().until(() -> blockedTransactions() == blocked);
            }
            interrupted.complete(submit(request("interrupted", "MUG-WHITE", 3)));
            await().until(this::allCallersWait);
            callers.getLast().interrupt();
            await().until(() -> interrupted.join().isDone());
        });
        assertThat(submit(request("later", "MUG-WHITE", 4)).get().draft().customerId())
                .hasToString("later");
        assertThat(orders("interrupted")).isZero();
    }

    /** Submits all requests before the first is placed. */
    private List<FutureTask<Order>> placeConcurrently(List<PlacementRequest> requests) {
        var placed = new ArrayList<FutureTask<Order>>();
        whilePlacementIsBlocked(() -> {
            requests.forEach(request -> placed.add(submit(request)));
            await().until(this::allCallersWait);
        });
        return placed;
    }

    private void whilePlacementIsBlocked(Runnable work) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("lock table products in access exclusive mode").update();
            work.run();
        });
    }

    private FutureTask<Order> submit(PlacementRequest request) {
        var placed = new FutureTask<>(() -> batcher.submit(request));
        callers.add(Thread.ofVirtual().start(placed));
        return placed;
    }

    private boolean allCallersWait() {
        return callers.stream()
                .allMatch(caller -> caller.getState() == Thread.State.TIMED_WAITING || !caller.isAlive());
    }

    private long blockedTransactions() {
        return jdbc.sql("select count(*) from pg_locks where not granted and relation = 'products'::regclass")
                .query(Long.class)
                .single();
    }

    private long transactions(String customers) {
        return jdbc.sql("select count(distinct xmin::text) from orders where customer_id like ?")
                .param(customers)
                .query(Long.class)
                .single();
    }

    private long orders(String customer) {
        return jdbc.sql("select count(*) from orders where customer_id = ?")
                .param(customer)
                .query(Long.class)
                .single();
    }

    private Map<String, String> outbox(Order order) {
        return jdbc
                .sql("select type, traceparent from outbox where aggregateid = ?")
                .param(order.orderId().value())
                .query()
                .listOfRows()
                .stream()
                .collect(toMap(row -> (String) row.get("type"), row -> (String) row.get("traceparent")));
    }

    private static Object id(FutureTask<Order> placed) {
        return placed.resultNow().orderId();
    }

    private static PlacementRequest request(String customer, String sku, int number) {
        UnvalidatedOrder order = violations -> new ValidatedOrder(
                customer,
                violations.at("lines").each(List.of(sku), 1, 100, (each, field) -> new ValidatedLine(each, 1, field)),
                "pm_card_visa",
                new DeliveryAddress("Ada Lovelace", "12 St James's Square", "London", "SW1Y 4JH", "GB"));
        return new PlacementRequest(order, new Causation(null, trace(number)));
    }

    private static String trace(int number) {
        return "00-4bf92f3577b34da6a3ce929d0e0e47%02x-00f067aa0ba902b7-01".formatted(number);
    }
}
