package dev.waybill.orders.persistence;

import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.Tallies;
import dev.waybill.orders.domain.Tally;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Both counts read an index that says no more than they ask for. */
@Component
final class SqlTallies implements Tallies {

    private static final String PASSING = """
            select passing.status, counted.many, uuid_extract_timestamp(oldest.id) as oldest
            from (values ('PENDING'), ('CONFIRMED'), ('CANCELLING'), ('SHIPPED')) as passing(status)
            cross join lateral (
                select o.id from orders o where o.status = passing.status order by o.id limit 1) as oldest
            cross join lateral (
                select count(*) as many from orders o where o.status = passing.status) as counted
            """;

    private static final String ENDED = """
            select status, count(*) as many from orders
            where status in ('COMPLETED', 'CANCELLED') group by status
            """;

    private final JdbcClient jdbc;

    SqlTallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Tally> passing() {
        return jdbc.sql(PASSING)
                .query((row, number) -> new Tally(
                        OrderStatus.valueOf(row.getString("status")),
                        row.getLong("many"),
                        Columns.instant(row, "oldest")))
                .list();
    }

    @Override
    public List<Tally> ended() {
        return jdbc.sql(ENDED)
                .query((row, number) ->
                        new Tally(OrderStatus.valueOf(row.getString("status")), row.getLong("many"), null))
                .list();
    }
}
