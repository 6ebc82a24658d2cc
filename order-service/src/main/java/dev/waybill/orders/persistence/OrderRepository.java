package dev.waybill.orders.persistence;

import static java.util.stream.Collectors.toSet;

import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.CustomerReference;
import dev.waybill.orders.domain.Order;
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

/** Stores orders. {@link OrderSearchRepository} searches them. Thread-safe. */
public interface OrderRepository extends BatchRepository<Order, OrderId> {

    UUID FIRST = new UUID(0, 0);

    long countByStatus(OrderStatus status);

    /** Counts the orders of each of these statuses that has any. It reads each of them. */
    @Query("""
            select new dev.waybill.orders.domain.StatusCount(
                o.status, count(o.id), min(coalesce(o.statusSince, o.updatedAt)))
            from Order o where o.status in :statuses group by o.status
            """)
    List<StatusCount> countActive(Collection<OrderStatus> statuses);

    /**
     * Those of these references that an order of the customer has.
     *
     * @param references distinct
     */
    default Set<CustomerReference> findTaken(Set<CustomerReference> references) {
        List<CustomerReference> wanted = List.copyOf(references);
        if (wanted.isEmpty()) {
            return Set.of();
        }
        return findTaken(
                        wanted.stream().map(each -> each.customer().value()).toArray(String[]::new),
                        wanted.stream().map(CustomerReference::reference).toArray(String[]::new))
                .stream()
                .map(position -> wanted.get(position.intValue() - 1))
                .collect(toSet());
    }

    /** The positions, from 1, of the pairs that an order has. */
    @NativeQuery("""
            select wanted.position
            from unnest(cast(:customers as text[]), cast(:references as text[]))
                with ordinality as wanted (customer, reference, position)
            where exists (
                select from orders o where o.reference = wanted.reference and o.customer_id = wanted.customer)
            """)
    List<Long> findTaken(String[] customers, String[] references);

    default boolean isAnyPending(Instant placedUntil) {
        return existsByStatusAndIdLessThan(OrderStatus.PENDING, new OrderId(UuidV7Range.after(placedUntil)));
    }

    boolean existsByStatusAndIdLessThan(OrderStatus status, OrderId end);

    /** Those placed until then, the oldest first, starting after the given one or with the oldest of all. Not locked. */
    default List<PendingOrder> findPending(Instant placedUntil, @Nullable OrderId after, int limit) {
        var end = new OrderId(UuidV7Range.after(placedUntil));
        return findPending(after == null ? new OrderId(FIRST) : after, end, Limit.of(limit));
    }

    /**
     * Orders of a customer in one status that were placed until then and whose erasure was not requested: the oldest first,
     * starting after the given one or with the oldest of all. Not locked.
     */
    default List<OrderId> findWithoutErasure(
            CustomerId customer, OrderStatus status, @Nullable OrderId after, Instant placedUntil, int limit) {
        UUID first = after == null ? FIRST : after.value();
        return findIdsWithoutErasure(customer.value(), status.name(), first, UuidV7Range.after(placedUntil), limit)
                .stream()
                .map(OrderId::new)
                .toList();
    }

    @NativeQuery("""
            select o.id from orders o
            where o.customer_id = :customer and o.status = :status and o.id > :after and o.id < :end
            and not exists (select from erasures e where e.order_id = o.id) order by o.id limit :limit
            """)
    List<UUID> findIdsWithoutErasure(String customer, String status, UUID after, UUID end, int limit);

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
