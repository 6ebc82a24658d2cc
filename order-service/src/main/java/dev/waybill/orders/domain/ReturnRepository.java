package dev.waybill.orders.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the returns of all orders. A transaction that changes a return must hold the lock of its order. Thread-safe.
 */
public interface ReturnRepository {

    void add(Return requested);

    /** The units of each sku of an order that were ever returned. */
    Map<Sku, Integer> returnedUnits(OrderId order);

    Optional<Return> findByIdempotencyKey(OrderId order, String idempotencyKey);

    /** The returns that exist. */
    Map<ReturnId, Return> load(Collection<ReturnId> ids);

    /** Saves the progress of these returns. */
    void save(Collection<Return> changed);

    Optional<Return> find(OrderId order, ReturnId id);

    /** The returns of an order, the newest first, starting just before the given one, or at the newest of all. */
    List<Return> findNewest(OrderId order, int limit, @Nullable ReturnId before);
}
