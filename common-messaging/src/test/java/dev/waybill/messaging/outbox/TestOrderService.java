package dev.waybill.messaging.outbox;

import dev.waybill.events.Amount;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.SequencedAggregate;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.database.ServiceDatabase;
import dev.waybill.messaging.database.TestPartitions;
import dev.waybill.testing.TestPostgres;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A minimal service: orders whose only state is their event sequence, and the events that they publish. */
final class TestOrderService implements AutoCloseable {

    final ServiceDatabase database;
    final Outbox outbox;

    private final TestPostgres postgres;

    TestOrderService(TestPostgres postgres) {
        this(postgres, ServiceDatabase.TRANSACTION_TIMEOUT);
    }

    /** @param transactionTimeout of the service's connections, as PostgreSQL's setting takes it */
    TestOrderService(TestPostgres postgres, String transactionTimeout) {
        this.postgres = postgres;
        database = new ServiceDatabase(postgres, transactionTimeout);
        TestPartitions.create(database);
        outbox = TestOutbox.on(database.jdbc);
        database.jdbc.execute("create table orders (id uuid primary key, sequence bigint not null)");
    }

    List<OrderId> createOrders(int count) {
        List<OrderId> orders =
                Stream.generate(() -> new OrderId(UuidV7.next())).limit(count).toList();
        orders.forEach(order -> database.jdbc.update("insert into orders values (?, 0)", order.value()));
        return orders;
    }

    /** Publishes events of one order in one transaction, under its row lock. */
    void publish(OrderId order, int events) {
        database.transaction.executeWithoutResult(status -> publishInTransaction(order, events));
    }

    /** Appends an event that is stamped in the future or in the past. */
    void publishStamped(OrderId order, Duration ahead) {
        database.jdbc.update("""
                with next as (update orders set sequence = sequence + 1 where id = ? returning id, sequence)
                insert into outbox (id, aggregateid, sequence, time, aggregatetype, type, payload)
                select ?, id, sequence, now() + make_interval(secs => ?), 'orders', 'order.completed.v1',
                  '{"orderId":"' || id || '","total":"1.00","currency":"EUR"}'
                from next""", order.value(), UuidV7.at(Instant.now().plus(ahead)), ahead.toSeconds());
    }

    void publishAndRollBack(OrderId order) {
        database.transaction.executeWithoutResult(status -> {
            publishInTransaction(order, 1);
            status.setRollbackOnly();
        });
    }

    private void publishInTransaction(OrderId order, int events) {
        Long before = database.jdbc.queryForObject(
                "select sequence from orders where id = ? for update", Long.class, order.value());
        var aggregate = new OrderAggregate(order, before == null ? 0 : before);
        for (int i = 0; i < events; i++) {
            outbox.publish(
                    aggregate,
                    new OrderCompleted(order, new Amount(new BigDecimal("1.00")), Currency.getInstance("EUR")),
                    Causation.fromRequest());
        }
        database.jdbc.update("update orders set sequence = ? where id = ?", aggregate.count, order.value());
    }

    long publishedCount() {
        Long count = database.jdbc.queryForObject("select count(*) from outbox", Long.class);
        return count == null ? 0 : count;
    }

    @Override
    public void close() {
        String drop = "select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                + " where database = current_database()";
        Awaitility.await().untilAsserted(() -> Superuser.execute(postgres, database.connectionDetails.name(), drop));
        database.close();
    }

    private static final class OrderAggregate implements SequencedAggregate {
        private final OrderId order;
        private long count;

        OrderAggregate(OrderId order, long count) {
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
