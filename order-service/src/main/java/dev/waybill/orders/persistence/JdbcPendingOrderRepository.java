package dev.waybill.orders.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.ExpiredOrder;
import dev.waybill.orders.domain.PendingOrder;
import dev.waybill.orders.domain.PendingOrderRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An order's id starts with the time of its placement, so all of this reads the index by status and id. */
@Component
final class JdbcPendingOrderRepository implements PendingOrderRepository {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String EXISTS = "select exists (select from orders where status = 'PENDING' and id < ?)";

    private static final String FIND = """
            select id, placed_at, reserved, authorized from orders
            where status = 'PENDING' and id > ? and id < ? order by id limit ?
            """;

    private static final String LOCK = "select " + OrderRowMapper.SAGA_COLUMNS + """
            , placement_event, placement_trace
            from orders where id = any(?::uuid[]) and status = 'PENDING'
            order by id for update skip locked
            """;

    private final JdbcClient jdbc;

    JdbcPendingOrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean existsPlacedUntil(Instant time) {
        return jdbc.sql(EXISTS)
                .param(UuidV7Range.after(time))
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<PendingOrder> findPlacedUntil(Instant time, @Nullable OrderId after, int limit) {
        UUID first = after == null ? BEFORE_ALL : after.value();
        return jdbc.sql(FIND)
                .params(first, UuidV7Range.after(time), limit)
                .query((row, _) -> pending(row))
                .list();
    }

    @Override
    public List<ExpiredOrder> lock(Collection<OrderId> ids) {
        return jdbc.sql(LOCK)
                .param(JdbcValues.texts(ids, id -> id))
                .query(OrderRowMapper::expiredOrder)
                .list();
    }

    private static PendingOrder pending(ResultSet row) throws SQLException {
        return new PendingOrder(
                new OrderId(JdbcValues.uuid(row, "id")),
                JdbcValues.instant(row, "placed_at"),
                row.getBoolean("reserved"),
                row.getBoolean("authorized"));
    }
}
