package dev.waybill.orders.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.OrderStatus;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Searches orders, the newest first. An order's id starts with the time of its placement, so a range of times is a range of
 * ids, and the order of ids is that of times. However many orders there are, a page is found by an index. Thread-safe.
 */
@Component
public final class OrderSearchRepository {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID END = new UUID(-1, -1);

    /** Times beyond these are as good, and the database has none of them. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Of these a search by a criterion that is not part of the id's indexes reads all, before it reads by its own index. */
    private static final int WINDOW = 5_000;

    private static final String NEWEST = " order by o.id desc limit :limit";
    private static final String RANGE = "o.id >= :from and o.id < :to";

    /**
     * The newest ids of each status come from an index-only scan, then the newest rows of those are read, so the cost
     * depends on the page size, not on the number of orders or on how rare the matching ones are.
     */
    private static final String NEWEST_OF_EACH = """
            select o.* from orders o
            where o.id = any(array(
                select newest.id from unnest(:statuses) as wanted(status)
                cross join lateral (select o.id from orders o where o.status = wanted.status and %1$s
                    order by o.id desc limit %2$s) as newest
                order by newest.id desc limit %2$s))
            order by o.id desc
            """;

    /** The index has only orders that are over. Those on their way are few, and found by their status. */
    private static final String ENDED_OR_ACTIVE = """
            select * from orders where status in ('COMPLETED', 'CANCELLED') and %1$s
            union all
            select * from orders where status in ('PENDING', 'CONFIRMED', 'CANCELLING', 'SHIPPED') and %1$s
            """;

    private final EntityManager entities;

    OrderSearchRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** The newest first, starting just before the given one, or at the newest of all. */
    public List<Order> findNewest(OrderSearch search, @Nullable OrderId before, int limit) {
        Map<String, Object> parameters = parameters(search, before, limit);
        List<Order> found = List.of();
        for (String statement : statements(search)) {
            found = find(statement, parameters);
            if (found.size() == limit) {
                break;
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked") // the result has the class that is asked for
    private List<Order> find(String statement, Map<String, Object> parameters) {
        Query query = entities.createNativeQuery(statement, Order.class).setHint(HibernateHints.HINT_READ_ONLY, true);
        parameters.forEach((name, value) -> {
            if (statement.contains(":" + name)) {
                query.setParameter(name, value);
            }
        });
        return query.getResultList();
    }

    /** What the statements may name. Names are no prefixes of each other. */
    static Map<String, Object> parameters(OrderSearch search, @Nullable OrderId before, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("from", search.placedFrom() == null ? FIRST : UuidV7Range.from(search.placedFrom()));
        var end = new OrderId(search.placedTo() == null ? END : UuidV7Range.from(search.placedTo()));
        parameters.put("to", before == null || before.compareTo(end) > 0 ? end.value() : before.value());
        parameters.put("limit", limit);
        parameters.put(
                "statuses",
                names(search.statuses().isEmpty() ? Arrays.asList(OrderStatus.values()) : search.statuses()));
        parameters.put("reasons", names(search.reasons()));
        put(parameters, "customer", search.customerId());
        put(parameters, "reference", search.reference());
        put(parameters, "sku", search.sku());
        put(parameters, "tracking", search.trackingNumber());
        if (search.updatedFrom() != null) {
            Instant from = search.updatedFrom();
            parameters.put("updated", from.isBefore(EARLIEST) ? EARLIEST : from.isAfter(LATEST) ? LATEST : from);
        }
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    /** Each is needed only if those before it did not fill the page. */
    static List<String> statements(OrderSearch search) {
        var conditions = new ArrayList<String>();
        if (search.customerId() != null) {
            conditions.add("o.customer_id = :customer");
        }
        List<String> rows = rowsBySpecialIndex(search);
        if (rows.isEmpty()) {
            boolean isEveryStatus = conditions.isEmpty() && search.statuses().isEmpty();
            conditions.add(RANGE);
            String all = String.join(" and ", conditions);
            return List.of(
                    isEveryStatus
                            ? "select o.* from orders o where " + all + NEWEST
                            : NEWEST_OF_EACH.formatted(all, ":limit"));
        }
        add(conditions, search.reference(), "o.reference = :reference");
        add(conditions, search.sku(), "o.skus @> array[cast(:sku as text)]");
        add(conditions, search.trackingNumber(), "o.tracking_number = :tracking");
        add(conditions, search.updatedFrom(), "o.updated_at >= :updated");
        add(conditions, search.reasons().isEmpty() ? null : search, "o.reason = any(:reasons)");
        add(conditions, search.statuses().isEmpty() ? null : search, "o.status = any(:statuses)");
        conditions.add(RANGE);
        String all = " where " + String.join(" and ", conditions);
        return rows.stream()
                .map(candidates -> "select o.* from (" + candidates + ") as o" + all + NEWEST)
                .toList();
    }

    private static void add(List<String> conditions, @Nullable Object criterion, String condition) {
        if (criterion != null) {
            conditions.add(condition);
        }
    }

    /**
     * Rows that may match; empty if the indexes of customer and status suffice. With {@code offset 0} they are read by the
     * index of this one criterion, because the planner would expect to find the few newest on a walk through all orders.
     */
    private static List<String> rowsBySpecialIndex(OrderSearch search) {
        String newest = "select * from orders o where " + RANGE + " order by o.id desc limit " + WINDOW;
        if (search.reference() != null) {
            return List.of("select * from orders where reference = :reference offset 0");
        }
        if (search.trackingNumber() != null) {
            return List.of(ENDED_OR_ACTIVE.formatted("tracking_number = :tracking") + "offset 0");
        }
        if (search.sku() == null && search.reasons().isEmpty() && search.updatedFrom() == null) {
            return List.of();
        }
        if (search.customerId() != null) { // nobody has to wait for the orders of others
            String range = "o.customer_id = :customer and " + RANGE;
            return List.of(
                    NEWEST_OF_EACH.formatted(range, WINDOW), "select * from orders o where " + range + " offset 0");
        }
        if (search.sku() != null) {
            return List.of(newest, ENDED_OR_ACTIVE.formatted("skus @> array[cast(:sku as text)]") + "offset 0");
        }
        String special = search.reasons().isEmpty() ? "o.updated_at >= :updated" : "o.reason = any(:reasons)";
        return List.of(newest, "select * from orders o where " + special + " and " + RANGE + " offset 0");
    }

    private static String[] names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }
}
