package dev.waybill.orders.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.domain.Order;
import dev.waybill.persistence.JpaBatchRepository;
import dev.waybill.persistence.StatementBatch;
import dev.waybill.testing.PersistenceSlice;
import dev.waybill.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A PostgreSQL database with the migrations and the repositories of order-service, shared by all test classes. It starts
 * only if the entities fit the tables.
 */
public final class OrdersDatabase {

    private static final OrdersDatabase SHARED = new OrdersDatabase();

    private final ConfigurableApplicationContext context = PersistenceSlice.start(Persistence.class);

    public final OrderRepository orders = context.getBean(OrderRepository.class);
    final OrderSearchRepository searches = context.getBean(OrderSearchRepository.class);
    public final ReturnRepository returns = context.getBean(ReturnRepository.class);
    public final TimelineRepository timelines = context.getBean(TimelineRepository.class);
    public final ProductRepository products = context.getBean(ProductRepository.class);
    public final IdempotencyKeyRepository keys = context.getBean(IdempotencyKeyRepository.class);
    public final ErasureRepository erasures = context.getBean(ErasureRepository.class);
    public final PersonalDataRepository personalData = context.getBean(PersonalDataRepository.class);
    public final PostgresOrderChanges changes = context.getBean(PostgresOrderChanges.class);

    @ComponentScan
    @EntityScan("dev.waybill.orders.domain")
    @EnableJpaRepositories(repositoryBaseClass = JpaBatchRepository.class)
    private static final class Persistence {}

    private OrdersDatabase() {}

    /** The database, which is empty. */
    public static OrdersDatabase empty() {
        SHARED.clear();
        return SHARED;
    }

    public TransactionTemplate transaction() {
        return context.getBean(TransactionTemplate.class);
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    TestDatabase details() {
        return context.getBean(TestDatabase.class);
    }

    /** For what the service may not do. */
    public JdbcClient asOwner() {
        return details().asOwner();
    }

    PostgresOrderChanges newChanges() {
        return new PostgresOrderChanges(context.getBean(DataSource.class), context.getBean(StatementBatch.class));
    }

    /** Inserts an order that was placed at the given time. */
    public Order place(Instant at) {
        var order = SampleOrders.order(at);
        place(order);
        return order;
    }

    public Order place() {
        return place(SampleOrders.NOW);
    }

    void place(Order... placed) {
        for (Order order : placed) {
            order.publishedAs(new Causation(UuidV7.next(), "00-trace"));
            long unused = order.nextSequence();
        }
        transaction().executeWithoutResult(_ -> orders.saveAllInBatch(List.of(placed)));
    }

    /** Locks the order, changes it and saves it. */
    public void change(Order order, Consumer<Order> change) {
        change(order.orderId(), change);
    }

    public void change(OrderId id, Consumer<Order> change) {
        transaction().executeWithoutResult(_ -> {
            List<Order> locked = orders.lockAllById(List.of(id));
            change.accept(locked.getFirst());
            save(locked);
        });
    }

    void save(List<Order> locked) {
        orders.saveAllInBatch(locked);
        changes.publish(locked);
    }

    void clear() {
        asOwner()
                .sql("truncate orders, returns, erasures, timeline, products, idempotency_keys, saga_throughput")
                .update();
    }
}
