package dev.waybill.orders.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.StatementBatch;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.Samples;
import dev.waybill.orders.api.IdempotencyKeys;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.PendingOrderRepository;
import dev.waybill.orders.domain.PlacedOrder;
import dev.waybill.orders.domain.Products;
import dev.waybill.orders.domain.Returns;
import dev.waybill.orders.domain.Tallies;
import dev.waybill.orders.domain.Timelines;
import dev.waybill.testing.Database;
import dev.waybill.testing.TestPostgres;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of orders on a real PostgreSQL, with the service's own migrations and statements. */
public final class OrdersDatabase implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    private final JdbcClient jdbc = JdbcClient.create(pool);

    private final StatementBatch writes = new StatementBatch(new JdbcTemplate(pool));

    public final Orders orders = new SqlOrders(jdbc, writes);
    public final PendingOrderRepository pendingOrders = new JdbcPendingOrderRepository(jdbc);
    public final Returns returns = new SqlReturns(jdbc);
    public final Timelines timelines = new SqlTimelines(jdbc, writes);
    public final Products products = new SqlProducts(jdbc);
    public final Tallies tallies = new SqlTallies(jdbc);
    public final IdempotencyKeys keys = new SqlIdempotencyKeys(jdbc);

    public OrdersDatabase() {
        Database database = TestPostgres.shared().createDatabase("orders");
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

    /** A new order, placed at the given time. */
    public Order placed(Instant at) {
        Order order = Order.place(new OrderId(UuidV7.at(at)), Samples.purchase(), at);
        long unused = order.nextSequence();
        orders.add(List.of(new PlacedOrder(order, Samples.purchase(), new Causation(UuidV7.next(), "00-trace"))));
        return order;
    }

    public Order placed() {
        return placed(Samples.NOW);
    }

    /** Locks the order, does something with it and saves it. */
    public void change(Order order, Consumer<Order> work) {
        change(order.orderId(), work);
    }

    public void change(OrderId id, Consumer<Order> work) {
        transaction.executeWithoutResult(status -> {
            Order locked = orders.lock(List.of(id)).get(id);
            if (locked == null) {
                throw new AssertionError("there is no such order");
            }
            work.accept(locked);
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
