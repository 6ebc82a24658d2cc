package dev.waybill.orders.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.StatementBatch;
import dev.waybill.orders.domain.Fact;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.PlacedOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class SqlOrders implements Orders {

    private static final String LOCK =
            "select " + OrderColumns.FOR_SAGA + " from orders where id = any(?::uuid[]) order by id for update";

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
            "select " + OrderColumns.FOR_READERS + " from orders where id = any(?::uuid[])";

    private static final String FIND = "select " + OrderColumns.FOR_READERS + " from orders where id = ?";

    private final JdbcClient jdbc;
    private final StatementBatch writes;

    SqlOrders(JdbcClient jdbc, StatementBatch writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @Override
    public void add(List<PlacedOrder> placed) {
        if (!placed.isEmpty()) {
            new NewOrders(placed).insert(writes);
        }
    }

    @Override
    public Map<OrderId, Order> lock(Collection<OrderId> ids) {
        var orders = new HashMap<OrderId, Order>();
        jdbc.sql(LOCK)
                .param(Columns.texts(ids, id -> id))
                .query(OrderRows::order)
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
        writes.add(
                SAVE,
                (Object) Columns.texts(changed, Order::orderId),
                (Object) Columns.texts(changed, order -> order.state().status()),
                (Object) Columns.texts(changed, order -> order.state().reason()),
                (Object) knowing(changed, Fact.RESERVED),
                (Object) knowing(changed, Fact.AUTHORIZED),
                (Object) knowing(changed, Fact.DISPATCHED),
                (Object) knowing(changed, Fact.CAPTURED),
                (Object) knowing(changed, Fact.CAPTURE_FAILED),
                (Object) Columns.texts(changed, order -> order.state().trackingNumber()),
                (Object) Columns.texts(changed, order -> order.state().updatedAt()),
                (Object) Columns.texts(changed, order -> order.state().version()),
                (Object) Columns.texts(changed, order -> order.state().sequence()));
    }

    @Override
    public Optional<OrderDetails> find(OrderId id) {
        return jdbc.sql(FIND).param(id.value()).query(OrderRows::details).optional();
    }

    @Override
    public List<OrderDetails> find(Collection<OrderId> ids) {
        return jdbc.sql(FIND_ALL)
                .param(Columns.texts(ids, id -> id))
                .query(OrderRows::details)
                .list();
    }

    @Override
    public List<OrderDetails> newest(OrderSearch search, @Nullable OrderId before, int most) {
        return new NewestOrders(search, before, most).find(jdbc);
    }

    private static Boolean[] knowing(List<Order> orders, Fact fact) {
        return Columns.flags(orders, order -> order.state().facts().contains(fact));
    }
}
