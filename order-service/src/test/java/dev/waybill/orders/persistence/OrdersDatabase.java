package dev.waybill.orders.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.persistence.StatementBatch;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.domain.IdempotencyKeyRepository;
import dev.waybill.orders.domain.NewOrder;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderRepository;
import dev.waybill.orders.domain.OrderStatistics;
import dev.waybill.orders.domain.PendingOrderRepository;
import dev.waybill.orders.domain.ProductRepository;
import dev.waybill.orders.domain.ReturnRepository;
import dev.waybill.orders.domain.TimelineRepository;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A PostgreSQL database with the migrations and the repositories of order-service. */
public final class OrdersDatabase implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    private final JdbcClient jdbc = JdbcClient.create(pool);

    private final StatementBatch statements = new StatementBatch(new JdbcTemplate(pool));

    public final OrderRepository orders = new JdbcOrderRepository(jdbc, statements);
    public final PendingOrderRepository pendingOrders = new JdbcPendingOrderRepository(jdbc);
    public final ReturnRepository returns = new JdbcReturnRepository(jdbc);
    public final TimelineRepository timelines = new JdbcTimelineRepository(jdbc, statements);
    public final ProductRepository products = new JdbcProductRepository(jdbc);
    public final OrderStatistics statistics = new JdbcOrderStatistics(jdbc);
    public final IdempotencyKeyRepository keys = new JdbcIdempotencyKeyRepository(jdbc);

    public OrdersDatabase() {
        TestDatabase database = TestPostgres.shared().createDatabase("orders");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        Flyway.configure().dataSource(pool).load().migrate();
    }

    public TransactionTemplate transaction() {
        return transaction;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    PostgresOrderChanges changes() {
        return new PostgresOrderChanges(pool);
    }

    /** Inserts an order that was placed at the given time. */
    public Order place(Instant at) {
        Order order = Order.place(new OrderId(UuidV7.at(at)), SampleOrders.draft(), at);
        long unused = order.nextSequence();
        orders.add(List.of(new NewOrder(order, SampleOrders.draft(), new Causation(UuidV7.next(), "00-trace"))));
        return order;
    }

    public Order place() {
        return place(SampleOrders.NOW);
    }

    /** Locks the order, changes it and saves it. */
    public void change(Order order, Consumer<Order> change) {
        change(order.orderId(), change);
    }

    public void change(OrderId id, Consumer<Order> change) {
        transaction.executeWithoutResult(status -> {
            Order locked = orders.lock(List.of(id)).get(id);
            if (locked == null) {
                throw new AssertionError("there is no such order");
            }
            change.accept(locked);
            orders.save(List.of(locked));
        });
    }

    public void clear() {
        jdbc.sql("truncate orders, returns, timeline, products, idempotency_keys")
                .update();
    }

    @Override
    public void close() {
        pool.close();
    }
}
