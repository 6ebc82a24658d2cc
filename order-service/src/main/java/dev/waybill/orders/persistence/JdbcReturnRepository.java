package dev.waybill.orders.persistence;

import static java.util.stream.Collectors.toMap;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.ReturnRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class JdbcReturnRepository implements ReturnRepository {

    private static final String ADD = """
            insert into returns (id, order_id, skus, quantities, currency, refund, idempotency_key, requested_at, status)
            values (?, ?, ?, ?::integer[], ?, ?, ?, ?, ?)
            """;

    private static final String SAVE = """
            update returns r
            set status = n.status, refund_failure = n.refund_failure, refunded_at = n.refunded_at,
                restocked_at = n.restocked_at
            from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                as n(id, status, refund_failure, refunded_at, restocked_at)
            where r.id = n.id
            """;

    private static final String RETURNED_UNITS = """
            select sku, sum(quantity) as units
            from returns, unnest(skus, quantities) as line (sku, quantity)
            where order_id = ? group by sku
            """;

    private static final String SELECT = """
            select id, order_id, skus, quantities, currency, refund, idempotency_key, requested_at,
                status, refund_failure, refunded_at, restocked_at
            from returns
            """;

    private static final String LOAD = SELECT + "where id = any(?::uuid[])";

    private static final String FIND_BY_KEY = SELECT + "where order_id = ? and idempotency_key = ?";

    private static final String FIND = SELECT + "where order_id = ? and id = ?";

    private static final String NEWEST =
            SELECT + "where order_id = ? and (?::uuid is null or id < ?::uuid) order by id desc limit ?";

    private final JdbcClient jdbc;

    JdbcReturnRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Return requested) {
        jdbc.sql(ADD)
                .param(requested.id().value())
                .param(requested.orderId().value())
                .param(JdbcValues.texts(requested.lines(), LineItem::sku))
                .param(JdbcValues.texts(requested.lines(), LineItem::quantity))
                .param(requested.refund().currency().getCurrencyCode())
                .param(requested.refund().amount().value())
                .param(requested.idempotencyKey())
                .param(JdbcValues.timestamp(requested.requestedAt()))
                .param(requested.progress().status().name())
                .update();
    }

    @Override
    public Map<Sku, Integer> returnedUnits(OrderId order) {
        Map<Sku, Integer> units = new HashMap<>();
        jdbc.sql(RETURNED_UNITS).param(order.value()).query(row -> {
            units.put(new Sku(row.getString("sku")), row.getInt("units"));
        });
        return units;
    }

    @Override
    public Optional<Return> findByIdempotencyKey(OrderId order, String idempotencyKey) {
        return jdbc.sql(FIND_BY_KEY)
                .params(order.value(), idempotencyKey)
                .query(ReturnRowMapper::map)
                .optional();
    }

    @Override
    public Map<ReturnId, Return> load(Collection<ReturnId> ids) {
        return jdbc.sql(LOAD).param(JdbcValues.texts(ids, id -> id)).query(ReturnRowMapper::map).list().stream()
                .collect(toMap(Return::id, loaded -> loaded));
    }

    @Override
    public void save(Collection<Return> changed) {
        jdbc.sql(SAVE)
                .param(JdbcValues.texts(changed, Return::id))
                .param(JdbcValues.texts(changed, one -> one.progress().status()))
                .param(JdbcValues.texts(changed, one -> one.progress().refundFailure()))
                .param(JdbcValues.texts(changed, one -> one.progress().refundedAt()))
                .param(JdbcValues.texts(changed, one -> one.progress().restockedAt()))
                .update();
    }

    @Override
    public Optional<Return> find(OrderId order, ReturnId id) {
        return jdbc.sql(FIND)
                .params(order.value(), id.value())
                .query(ReturnRowMapper::map)
                .optional();
    }

    @Override
    public List<Return> findNewest(OrderId order, int limit, @Nullable ReturnId before) {
        String end = before == null ? null : before.toString();
        return jdbc.sql(NEWEST)
                .param(order.value())
                .param(end)
                .param(end)
                .param(limit)
                .query(ReturnRowMapper::map)
                .list();
    }
}
