package dev.waybill.orders.persistence;

import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.PendingOrder;
import dev.waybill.orders.domain.StatusCount;
import dev.waybill.persistence.BatchRepository;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

/**
 * Stores orders. An order's id starts with the time of its placement, so a range of times is a range of ids. Thread-safe.
 */
public interface OrderRepository extends BatchRepository<Order, OrderId> {

    UUID FIRST = new UUID(0, 0);
    UUID END = new UUID(-1, -1);

    /**
     * The newest ids of each status come from an index-only scan, then the newest rows of those are read, so the cost
     * depends on the page size, not on the number of orders or on how rare the matching ones are.
     */
    String NEWEST_OF_EACH = """
            select * from orders
            where id = any(array(
                select newest.id from unnest(:statuses) as wanted(status)
                cross join lateral (select o.id from orders o where
            """;

    String NEWEST_OF_ALL = """
            o.status = wanted.status and o.id >= :from and o.id < :to
                    order by o.id desc limit :limit) as newest
                order by newest.id desc limit :limit))
            order by id desc
            """;

    /** The orders with a reference are few, as a customer has one at most: all of them are read. */
    String NEWEST_WITH_REFERENCE = """
            with referenced as materialized (
                select * from orders
                where reference = :reference and customer_id = coalesce(cast(:customer as text), customer_id))
            select * from referenced
            where status = any(:statuses) and id >= :from and id < :to order by id desc limit :limit
            """;

    /** The newest first, starting just before the given one, or at the newest of all. */
    default List<Order> findNewest(OrderSearch search, @Nullable OrderId before, int limit) {
        UUID from = search.placedFrom() == null ? FIRST : UuidV7Range.from(search.placedFrom());
        OrderId end = new OrderId(search.placedTo() == null ? END : UuidV7Range.from(search.placedTo()));
        UUID to = before == null || before.compareTo(end) > 0 ? end.value() : before.value();
        CustomerId customer = search.customerId();
        Set<OrderStatus> wanted = search.statuses();
        if (customer == null && search.reference() == null && wanted.isEmpty()) {
            return findNewest(from, to, limit);
        }
        String[] statuses = (wanted.isEmpty() ? Set.of(OrderStatus.values()) : wanted)
                .stream().map(OrderStatus::name).toArray(String[]::new);
        if (search.reference() != null) {
            return findNewest(
                    search.reference(), customer == null ? null : customer.value(), statuses, from, to, limit);
        }
        return customer == null
                ? findNewest(statuses, from, to, limit)
                : findNewest(customer.value(), statuses, from, to, limit);
    }

    @NativeQuery("select * from orders where id >= :from and id < :to order by id desc limit :limit")
    List<Order> findNewest(UUID from, UUID to, int limit);

    @NativeQuery(NEWEST_OF_EACH + NEWEST_OF_ALL)
    List<Order> findNewest(String[] statuses, UUID from, UUID to, int limit);

    @NativeQuery(NEWEST_OF_EACH + "o.customer_id = :customer and " + NEWEST_OF_ALL)
    List<Order> findNewest(String customer, String[] statuses, UUID from, UUID to, int limit);

    @NativeQuery(NEWEST_WITH_REFERENCE)
    List<Order> findNewest(
            String reference, @Nullable String customer, String[] statuses, UUID from, UUID to, int limit);

    long countByStatus(OrderStatus status);

    /** Counts the orders of each of these statuses that has any. It reads each of them. */
    @Query("""
            select new dev.waybill.orders.domain.StatusCount(
                o.status, count(o.id), min(coalesce(o.statusSince, o.updatedAt)))
            from Order o where o.status in :statuses group by o.status
            """)
    List<StatusCount> countActive(Collection<OrderStatus> statuses);

    default boolean isAnyPending(Instant placedUntil) {
        return existsByStatusAndIdLessThan(OrderStatus.PENDING, new OrderId(UuidV7Range.after(placedUntil)));
    }

    boolean existsByStatusAndIdLessThan(OrderStatus status, OrderId end);

    /** Those placed until then, the oldest first, starting after the given one or with the oldest of all. Not locked. */
    default List<PendingOrder> findPending(Instant placedUntil, @Nullable OrderId after, int limit) {
        var end = new OrderId(UuidV7Range.after(placedUntil));
        return findPending(after == null ? new OrderId(FIRST) : after, end, Limit.of(limit));
    }

    @Query("""
            select new dev.waybill.orders.domain.PendingOrder(o.id, o.placedAt, o.flags.reserved, o.flags.authorized)
            from Order o where o.status = PENDING and o.id > :after and o.id < :end order by o.id
            """)
    List<PendingOrder> findPending(OrderId after, OrderId end, Limit limit);

    /** Locks those of these orders that are still PENDING, and skips orders that another transaction holds. */
    default List<Order> lockPending(Collection<OrderId> ids) {
        return lockPending(ids.stream().map(OrderId::value).toArray(UUID[]::new));
    }

    @NativeQuery("""
            select * from orders where id = any(:ids) and status = 'PENDING' order by id for update skip locked
            """)
    @QueryHints(@QueryHint(name = HibernateHints.HINT_READ_ONLY, value = "true"))
    List<Order> lockPending(UUID[] ids);
}
