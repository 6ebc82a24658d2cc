package dev.waybill.orders.persistence;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Return;
import dev.waybill.persistence.BatchRepository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.NativeQuery;

/** Stores returns. A transaction that changes a return must hold the lock of its order. Thread-safe. */
public interface ReturnRepository extends BatchRepository<Return, ReturnId> {

    ReturnId END = new ReturnId(new UUID(-1, -1));

    /** The units of each sku of an order that were ever returned. */
    default Map<Sku, Integer> returnedUnits(OrderId order) {
        return sumUnits(order.value()).stream().collect(toMap(sum -> new Sku(sum.getSku()), SkuSum::getUnits));
    }

    @NativeQuery("""
            select sku, sum(quantity) as units
            from returns, unnest(skus, quantities) as line (sku, quantity)
            where order_id = :order group by sku
            """)
    List<SkuSum> sumUnits(UUID order);

    interface SkuSum {

        String getSku();

        int getUnits();
    }

    /** Those of these orders that have a return which is not completed. */
    default Set<OrderId> findOrdersWithOpenReturns(Collection<OrderId> orders) {
        UUID[] ids = orders.stream().map(OrderId::value).toArray(UUID[]::new);
        return findIdsWithOpenReturns(ids).stream().map(OrderId::new).collect(toSet());
    }

    @NativeQuery("select distinct order_id from returns where order_id = any(:orders) and status <> 'COMPLETED'")
    List<UUID> findIdsWithOpenReturns(UUID[] orders);

    Optional<Return> findByOrderIdAndIdempotencyKey(OrderId order, String idempotencyKey);

    Optional<Return> findByOrderIdAndId(OrderId order, ReturnId id);

    /** The returns of an order, the newest first, starting just before the given one, or at the newest of all. */
    default List<Return> findNewest(OrderId order, @Nullable ReturnId before, int limit) {
        return findByOrderIdAndIdLessThanOrderByIdDesc(order, before == null ? END : before, Limit.of(limit));
    }

    List<Return> findByOrderIdAndIdLessThanOrderByIdDesc(OrderId order, ReturnId before, Limit limit);
}
