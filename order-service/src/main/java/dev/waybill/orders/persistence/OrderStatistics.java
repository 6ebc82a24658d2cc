package dev.waybill.orders.persistence;

import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.StatusCount;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts orders by status, by index-only scans; a status without orders is left out. Thread-safe. */
@Component
public final class OrderStatistics {

    private static final String ACTIVE = """
            select active.status, counted.orders, uuid_extract_timestamp(oldest.id) as oldest
            from (values ('PENDING'), ('CONFIRMED'), ('CANCELLING'), ('SHIPPED')) as active(status)
            cross join lateral (
                select o.id from orders o where o.status = active.status order by o.id limit 1) as oldest
            cross join lateral (
                select count(*) as orders from orders o where o.status = active.status) as counted
            """;

    private static final String FINISHED = """
            select status, count(*) as orders from orders
            where status in ('COMPLETED', 'CANCELLED') group by status
            """;

    private final JdbcClient jdbc;

    OrderStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Orders in a status that is not final; the cost does not depend on how many orders have finished. */
    public List<StatusCount> active() {
        return jdbc.sql(ACTIVE)
                .query((row, number) -> new StatusCount(
                        OrderStatus.valueOf(row.getString("status")),
                        row.getLong("orders"),
                        row.getObject("oldest", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Orders in a final status; the cost grows with their number. */
    public List<StatusCount> finished() {
        return jdbc.sql(FINISHED)
                .query((row, number) ->
                        new StatusCount(OrderStatus.valueOf(row.getString("status")), row.getLong("orders"), null))
                .list();
    }
}
