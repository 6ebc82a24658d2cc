package dev.waybill.orders.persistence;

import dev.waybill.events.CustomerId;
import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.Erasure;
import dev.waybill.persistence.BatchRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/** Stores which orders' personal data is to be erased. Thread-safe. */
public interface ErasureRepository extends BatchRepository<Erasure, OrderId> {

    /** The orders of the customer whose data is still needed, the oldest first. */
    default List<OrderId> findPending(CustomerId customer) {
        return ids(findPendingIds(customer.value()));
    }

    @NativeQuery("select order_id from erasures where customer_id = :customer and erased_at is null order by order_id")
    List<UUID> findPendingIds(String customer);

    /** When data of the customer was erased last. */
    @Query("select max(e.erasedAt) from Erasure e where e.customerId = :customer")
    Optional<Instant> findLatest(CustomerId customer);

    /** Those of these orders whose data was erased. */
    default Set<OrderId> findErased(Collection<OrderId> orders) {
        UUID[] candidates = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        return Set.copyOf(ids(findErasedIds(candidates)));
    }

    @NativeQuery("select order_id from erasures where order_id = any(:orders) and erased_at is not null")
    List<UUID> findErasedIds(UUID[] orders);

    /** Orders that are over since their erasure was requested, with no return that is not completed. */
    default List<OrderId> findDue(int limit) {
        return ids(findDueIds(limit));
    }

    @NativeQuery("""
            select e.order_id from erasures e join orders o on o.id = e.order_id
            where e.erased_at is null and o.status in ('COMPLETED', 'CANCELLED')
            and not exists (select from returns r where r.order_id = e.order_id and r.status <> 'COMPLETED')
            order by e.order_id limit :limit
            """)
    List<UUID> findDueIds(int limit);

    private static List<OrderId> ids(List<UUID> values) {
        return values.stream().map(OrderId::new).toList();
    }
}
