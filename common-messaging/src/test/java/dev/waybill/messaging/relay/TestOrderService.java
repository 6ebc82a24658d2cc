package dev.waybill.messaging.relay;

import dev.waybill.events.Amount;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.messaging.outbox.TestOutbox;
import dev.waybill.messaging.tablepartitions.TestPartitions;
import dev.waybill.testing.TestPostgres;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A tiny service: orders that do nothing but count, and tell it. */
final class TestOrderService implements AutoCloseable {

    final ServiceDatabase service;
    final Outbox outbox;

    private final TestPostgres postgres;

    TestOrderService(TestPostgres postgres) {
        this.postgres = postgres;
        service = new ServiceDatabase(postgres);
        TestPartitions.create(service);
        outbox = TestOutbox.on(service.jdbc);
        service.jdbc.execute("create table orders (id uuid primary key, sequence bigint not null)");
    }

    List<OrderId> open(int count) {
        List<OrderId> orders =
                Stream.generate(() -> new OrderId(UuidV7.next())).limit(count).toList();
        orders.forEach(order -> service.jdbc.update("insert into orders values (?, 0)", order.value()));
        return orders;
    }

    /** Publishes events of one order in one transaction, under its row lock. */
    void tell(OrderId order, int events) {
        service.transaction.executeWithoutResult(status -> publish(order, events));
    }

    void tellAndRollBack(OrderId order) {
        service.transaction.executeWithoutResult(status -> {
            publish(order, 1);
            status.setRollbackOnly();
        });
    }

    private void publish(OrderId order, int events) {
        Long before = service.jdbc.queryForObject(
                "select sequence from orders where id = ? for update", Long.class, order.value());
        var source = new Source(order, before == null ? 0 : before);
        for (int i = 0; i < events; i++) {
            outbox.publish(
                    source,
                    new OrderCompleted(order, new Amount(new BigDecimal("1.00")), Currency.getInstance("EUR")),
                    Causation.fromRequest());
        }
        service.jdbc.update("update orders set sequence = ? where id = ?", source.count, order.value());
    }

    long told() {
        Long count = service.jdbc.queryForObject("select count(*) from outbox", Long.class);
        return count == null ? 0 : count;
    }

    @Override
    public void close() {
        String drop = "select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                + " where database = current_database()";
        Awaitility.await().untilAsserted(() -> Superuser.asSuperuser(postgres, service.database.name(), drop));
        service.close();
    }

    private static final class Source implements SequencedAggregate {
        private final OrderId order;
        private long count;

        Source(OrderId order, long count) {
            this.order = order;
            this.count = count;
        }

        @Override
        public OrderId orderId() {
            return order;
        }

        @Override
        public long nextSequence() {
            return ++count;
        }
    }
}
