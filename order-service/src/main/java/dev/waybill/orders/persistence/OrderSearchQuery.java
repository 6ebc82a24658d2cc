package dev.waybill.orders.persistence;

import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.OrderStatus;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Finds one page of a search. The newest ids of each status come from an index-only scan, then the newest rows of those
 * are read, so the cost depends on the page size, not on the number of orders or on how rare the matching ones are.
 */
record OrderSearchQuery(OrderSearch search, @Nullable OrderId before, int limit) {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID END = new UUID(-1, -1);

    private static final String SELECT = "select " + OrderRowMapper.DETAIL_COLUMNS + " from orders ";

    private static final String ANY = SELECT + "where id >= ? and id < ? order by id desc limit ?";

    private static final String OF_STATUSES = SELECT + """
            where id = any(array(
                select newest.id from unnest(?::text[]) as wanted(status)
                cross join lateral (
                    select o.id from orders o where %s o.status = wanted.status and o.id >= ? and o.id < ?
                    order by o.id desc limit ?) as newest
                order by newest.id desc limit ?))
            order by id desc
            """;

    private static final String OF_ANY_CUSTOMER = OF_STATUSES.formatted("");
    private static final String OF_CUSTOMER = OF_STATUSES.formatted("o.customer_id = ? and");

    List<OrderDetails> find(JdbcClient jdbc) {
        return statement(jdbc, "").query(OrderRowMapper::details).list();
    }

    /** The statement that shows the execution plan. */
    StatementSpec explain(JdbcClient jdbc) {
        return statement(jdbc, "explain (analyze, costs off) ");
    }

    private String sql() {
        if (search.customerId() != null) {
            return OF_CUSTOMER;
        }
        return search.statuses().isEmpty() ? ANY : OF_ANY_CUSTOMER;
    }

    private StatementSpec statement(JdbcClient jdbc, String prefix) {
        CustomerId customer = search.customerId();
        StatementSpec statement = jdbc.sql(prefix + sql());
        if (customer == null && search.statuses().isEmpty()) {
            return statement.params(from(), to(), limit);
        }
        statement.param(JdbcValues.texts(statuses(), status -> status));
        if (customer != null) {
            statement.param(customer.value());
        }
        return statement.params(from(), to(), limit, limit);
    }

    private Set<OrderStatus> statuses() {
        return search.statuses().isEmpty() ? Set.of(OrderStatus.values()) : search.statuses();
    }

    private UUID from() {
        return search.placedFrom() == null ? FIRST : UuidV7Range.from(search.placedFrom());
    }

    /** The earlier of the end of the previous page and the end of the time range. */
    private UUID to() {
        OrderId end = new OrderId(search.placedTo() == null ? END : UuidV7Range.from(search.placedTo()));
        return before == null || before.compareTo(end) > 0 ? end.value() : before.value();
    }
}
