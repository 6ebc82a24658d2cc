package dev.waybill.orders.api;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.Causation;
import dev.waybill.orders.api.OrderRequest.AddressRequest;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.web.InvalidRequestException;
import java.math.BigDecimal;
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

class TillTest extends RunningService {

    @Autowired
    private Till till;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final List<Thread> callers = new ArrayList<>();

    @AfterEach
    void admitEverybody() {
        jdbc.sql("alter table orders drop constraint if exists no_trolls").update();
    }

    @Test
    void whoComeAtTheSameTimeEachGetTheirOwnOrderInTheirOwnTrace() throws Exception {
        List<FutureTask<OrderDetails>> served = serveTogether(IntStream.range(0, 20)
                .mapToObj(i -> customer("same-time-" + i, "MUG-WHITE", i))
                .toList());

        for (int i = 0; i < served.size(); i++) {
            OrderDetails order = served.get(i).get();
            assertThat(order.purchase().customerId()).hasToString("same-time-" + i);
            assertThat(journal(order)).containsExactly(Map.entry("order.placed.v1", trace(i)));
        }
        assertThat(served.stream().map(TillTest::id).distinct()).hasSize(20);
    }

    @Test
    void oneBadOrderKeepsNoOtherFromItsOwnAndEachIsToldItsReasonOnce() throws Exception {
        jdbc.sql("alter table orders add constraint no_trolls check (customer_id <> 'troll')")
                .update();
        List<FutureTask<OrderDetails>> served = serveTogether(List.of(
                customer("good-1", "MUG-WHITE", 1),
                customer("troll", "MUG-WHITE", 2),
                customer("mistaken", "NO-SUCH", 3),
                customer("good-2", "MUG-WHITE", 4)));

        assertThat(served.get(0).get().purchase().customerId()).hasToString("good-1");
        assertThatThrownBy(served.get(1)::get).hasCauseInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(served.get(2)::get)
                .cause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("One thing is wrong");
        assertThat(served.get(3).get().purchase().customerId()).hasToString("good-2");
        assertThat(orders("good-1") + orders("good-2")).isEqualTo(2);
    }

    @Test
    void whoGivesUpInTheQueueGetsNoOrder() throws Exception {
        var impatient = new CompletableFuture<FutureTask<OrderDetails>>();
        whileNothingIsSold(() -> {
            for (int clerk = 1; clerk <= Till.CLERKS; clerk++) {
                call(customer("served", "MUG-WHITE", clerk));
                int busy = clerk;
                await().until(() -> clerksBusy() == busy);
            }
            impatient.complete(call(customer("impatient", "MUG-WHITE", 3)));
            await().until(this::allCallersWait);
            callers.getLast().interrupt();
            await().until(() -> impatient.join().isDone());
        });

        assertThat(call(customer("patient", "MUG-WHITE", 4)).get().purchase().customerId())
                .hasToString("patient");
        assertThat(orders("impatient")).isZero();
    }

    /** Has all of them wait before the first is served. */
    private List<FutureTask<OrderDetails>> serveTogether(List<Customer> customers) {
        var served = new ArrayList<FutureTask<OrderDetails>>();
        whileNothingIsSold(() -> {
            customers.forEach(customer -> served.add(call(customer)));
            await().until(this::allCallersWait);
        });
        return served;
    }

    private void whileNothingIsSold(Runnable work) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("lock table products in access exclusive mode").update();
            work.run();
        });
    }

    private FutureTask<OrderDetails> call(Customer customer) {
        var served = new FutureTask<>(() -> till.serve(customer));
        callers.add(Thread.ofVirtual().start(served));
        return served;
    }

    private boolean allCallersWait() {
        return callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING || !caller.isAlive());
    }

    private long clerksBusy() {
        return jdbc.sql("select count(*) from pg_locks where not granted and relation = 'products'::regclass")
                .query(Long.class)
                .single();
    }

    private long orders(String customer) {
        return jdbc.sql("select count(*) from orders where customer_id = ?")
                .param(customer)
                .query(Long.class)
                .single();
    }

    private Map<String, String> journal(OrderDetails order) {
        return jdbc
                .sql("select type, traceparent from outbox where aggregateid = ?")
                .param(order.id().value())
                .query()
                .listOfRows()
                .stream()
                .collect(toMap(row -> (String) row.get("type"), row -> (String) row.get("traceparent")));
    }

    private static Object id(FutureTask<OrderDetails> served) {
        return served.resultNow().id();
    }

    private static Customer customer(String name, String sku, int number) {
        var request = new OrderRequest(
                name,
                List.of(new LineRequest(sku, new BigDecimal(1))),
                "pm_card_visa",
                new AddressRequest("Ada Lovelace", "12 St James's Square", "London", "SW1Y 4JH", "GB"));
        return new Customer(request, new Causation(null, trace(number)));
    }

    private static String trace(int number) {
        return "00-4bf92f3577b34da6a3ce929d0e0e47%02x-00f067aa0ba902b7-01".formatted(number);
    }
}
