package dev.waybill.orders.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderTrigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Two instances listen; changes are written by whichever connection. */
class PostgresOrderChangesTest {

    private static final OrdersDatabase DATABASE = OrdersDatabase.empty();

    private final List<Instance> instances = List.of(new Instance(), new Instance());

    @AfterEach
    void stop() throws InterruptedException {
        for (Instance instance : instances) {
            instance.changes.destroy();
        }
    }

    @Test
    void everyInstanceIsNotifiedOnceAChangeHasCommitted() {
        instances.forEach(Instance::listen);
        List<Order> orders = Stream.generate(DATABASE::place).limit(5).toList();
        orders.forEach(order -> DATABASE.change(order, PostgresOrderChangesTest::confirm));
        orders.forEach(order -> DATABASE.change(order, changed -> apply(changed, OrderTrigger.SHIPMENT_DISPATCHED)));

        for (Instance instance : instances) {
            await().untilAsserted(() -> assertThat(instance.versions)
                    .hasSize(5)
                    .allSatisfy((_, version) -> assertThat(version).isEqualTo(3)));
        }
    }

    @Test
    void nothingIsReportedOfAChangeThatHasNotCommitted() {
        Instance instance = instances.getFirst();
        instance.listen();
        Order order = DATABASE.place();

        DATABASE.transaction().executeWithoutResult(_ -> {
            DATABASE.change(order, PostgresOrderChangesTest::confirm);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) { // the change has been written
                    await().during(Duration.ofMillis(500))
                            .atMost(Duration.ofSeconds(5))
                            .untilAsserted(() -> assertThat(instance.versions).isEmpty());
                }
            });
        });

        await().untilAsserted(() -> assertThat(instance.versions).containsEntry(order.orderId(), 2));
    }

    @Test
    void aChangeWithoutANewVersionIsNotReported() {
        Instance instance = instances.getFirst();
        instance.listen();
        Order reserved = DATABASE.place();
        Order confirmed = DATABASE.place();

        DATABASE.change(reserved, changed -> apply(changed, OrderTrigger.STOCK_RESERVED));
        DATABASE.change(confirmed, PostgresOrderChangesTest::confirm);

        await().untilAsserted(() -> assertThat(instance.versions).containsOnlyKeys(confirmed.orderId()));
    }

    @Test
    void allChangesOfALargeTransactionAreReported() {
        Instance instance = instances.getFirst();
        instance.listen();
        List<OrderId> ids =
                Stream.generate(DATABASE::place).limit(450).map(Order::orderId).toList();

        DATABASE.transaction().executeWithoutResult(_ -> {
            List<Order> orders = DATABASE.orders.lockAllById(ids);
            orders.forEach(PostgresOrderChangesTest::confirm);
            DATABASE.save(orders);
        });

        await().untilAsserted(() -> assertThat(instance.versions).containsOnlyKeys(ids));
    }

    @Test
    void aListenerIsResynchronizedAtTheStartAndAfterALostConnection() {
        Instance instance = instances.getFirst();
        instance.listen();
        assertThat(instance.resyncs).hasPositiveValue();

        int before = instance.resyncs.get();
        DATABASE.jdbc()
                .sql("select pg_terminate_backend(pid) from (%s) as sessions".formatted(Instance.SESSIONS))
                .query()
                .listOfRows();
        await().until(() -> instance.resyncs.get() > before);

        Order order = DATABASE.place();
        DATABASE.change(order, PostgresOrderChangesTest::confirm);
        await().untilAsserted(() -> assertThat(instance.versions).containsEntry(order.orderId(), 2));
    }

    @Test
    void thereIsNoThreadAndNoConnectionWhileNobodyListens() {
        Instance instance = instances.getFirst();
        instance.listen();
        assertThat(sessions()).isOne();

        instance.isActive = false;
        await().untilAsserted(() -> {
            assertThat(sessions()).isZero();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("order-changes");
        });

        instance.listen();
        assertThat(sessions()).isOne();
    }

    private static int sessions() {
        return DATABASE.jdbc().sql(Instance.SESSIONS).query().listOfRows().size();
    }

    private static void confirm(Order order) {
        apply(order, OrderTrigger.STOCK_RESERVED);
        apply(order, OrderTrigger.PAYMENT_AUTHORIZED);
    }

    private static void apply(Order order, OrderTrigger trigger) {
        order.apply(trigger, null, SampleOrders.NOW);
    }

    /** Reads the version of an order whenever it is notified of a change. */
    private static final class Instance implements PostgresOrderChanges.Listener {

        static final String SESSIONS = """
                select pid from pg_stat_activity
                where datname = current_database() and application_name = 'order-service changes'
                """;

        final PostgresOrderChanges changes = DATABASE.newChanges();
        final Map<OrderId, Integer> versions = new ConcurrentHashMap<>();
        final AtomicInteger resyncs = new AtomicInteger();
        volatile boolean isActive;

        /** Returns once the instance is notified of what is committed from now on. */
        void listen() {
            int before = resyncs.get();
            isActive = true;
            changes.subscribe(this);
            await().until(() -> resyncs.get() > before);
        }

        @Override
        public boolean isActive() {
            return isActive;
        }

        @Override
        public void onChange(Set<OrderId> orders) {
            DATABASE.orders.findAllById(orders).forEach(order -> versions.put(order.orderId(), order.version()));
        }

        @Override
        public void resync() {
            resyncs.incrementAndGet();
        }
    }
}
