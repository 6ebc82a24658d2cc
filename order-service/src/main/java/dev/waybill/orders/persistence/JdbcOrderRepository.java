package dev.waybill.orders.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.persistence.StatementBatch;
import dev.waybill.orders.domain.NewOrder;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.OrderRepository;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.SagaFlag;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class JdbcOrderRepository implements OrderRepository {

    private static final String LOCK =
            "select " + OrderRowMapper.SAGA_COLUMNS + " from orders where id = any(?::uuid[]) order by id for update";

    private static final String SAVE = """
            update orders o
            set status = n.status, reason = n.reason, reserved = n.reserved, authorized = n.authorized,
                dispatched = n.dispatched, captured = n.captured, capture_failed = n.capture_failed,
                tracking_number = n.tracking_number, updated_at = n.updated_at, version = n.version,
                sequence = n.sequence
            from unnest(?::uuid[], ?::text[], ?::text[], ?::boolean[], ?::boolean[], ?::boolean[], ?::boolean[],
                ?::boolean[], ?::text[], ?::timestamptz[], ?::integer[], ?::bigint[])
                as n(id, status, reason, reserved, authorized, dispatched, captured, capture_failed,
                    tracking_number, updated_at, version, sequence)
            where o.id = n.id
            """;

    private static final String FIND_ALL =
            "select " + OrderRowMapper.DETAIL_COLUMNS + " from orders where id = any(?::uuid[])";

    private static final String FIND = "select " + OrderRowMapper.DETAIL_COLUMNS + " from orders where id = ?";

    private final JdbcClient jdbc;
    private final StatementBatch statements;

    JdbcOrderRepository(JdbcClient jdbc, StatementBatch statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    @Override
    public void add(List<NewOrder> placed) {
        if (!placed.isEmpty()) {
            new OrderInsert(placed).addTo(statements);
        }
    }

    @Override
    public Map<OrderId, Order> lock(Collection<OrderId> ids) {
        var orders = new HashMap<OrderId, Order>();
        jdbc.sql(LOCK)
                .param(JdbcValues.texts(ids, id -> id))
                .query(OrderRowMapper::order)
                .list()
                .forEach(order -> orders.put(order.orderId(), order));
        return orders;
    }

    @Override
    public void save(Collection<Order> orders) {
        List<Order> changed = orders.stream().filter(Order::isChanged).toList();
        if (changed.isEmpty()) {
            return;
        }
        statements.add(
                SAVE,
                (Object) JdbcValues.texts(changed, Order::orderId),
                (Object) JdbcValues.texts(changed, order -> order.state().status()),
                (Object) JdbcValues.texts(changed, order -> order.state().reason()),
                (Object) flag(changed, SagaFlag.RESERVED),
                (Object) flag(changed, SagaFlag.AUTHORIZED),
                (Object) flag(changed, SagaFlag.DISPATCHED),
                (Object) flag(changed, SagaFlag.CAPTURED),
                (Object) flag(changed, SagaFlag.CAPTURE_FAILED),
                (Object) JdbcValues.texts(changed, order -> order.state().trackingNumber()),
                (Object) JdbcValues.texts(changed, order -> order.state().updatedAt()),
                (Object) JdbcValues.texts(changed, order -> order.state().version()),
                (Object) JdbcValues.texts(changed, order -> order.state().sequence()));
        List<Order> newVersions = changed.stream().filter(Order::hasNewVersion).toList();
        if (!newVersions.isEmpty()) {
            statements.addAfterCommit(
                    PostgresOrderChanges.NOTIFY, (Object) JdbcValues.texts(newVersions, Order::orderId));
        }
    }

    @Override
    public Optional<OrderDetails> find(OrderId id) {
        return jdbc.sql(FIND).param(id.value()).query(OrderRowMapper::details).optional();
    }

    @Override
    public List<OrderDetails> find(Collection<OrderId> ids) {
        return jdbc.sql(FIND_ALL)
                .param(JdbcValues.texts(ids, id -> id))
                .query(OrderRowMapper::details)
                .list();
    }

    @Override
    public List<OrderDetails> findNewest(OrderSearch search, @Nullable OrderId before, int limit) {
        return new OrderSearchQuery(search, before, limit).find(jdbc);
    }

    private static Boolean[] flag(List<Order> orders, SagaFlag flag) {
        return JdbcValues.flags(orders, order -> order.state().flags().contains(flag));
    }
}
