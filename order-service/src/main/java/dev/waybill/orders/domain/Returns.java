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
 * The returns of all orders. Whoever is to change them holds the locks of their orders in the same transaction.
 * Thread-safe.
 */
public interface Returns {

    void add(Return made);

    /** The units of each sku of an order that were ever returned. */
    Map<Sku, Integer> units(OrderId order);

    /** The return of this order that was requested under this key. */
    Optional<Return> under(OrderId order, String idempotencyKey);

    /** Those that there are. */
    Map<ReturnId, Return> load(Collection<ReturnId> ids);

    /** Saves the progress of these. */
    void save(Collection<Return> changed);

    Optional<Return> find(OrderId order, ReturnId id);

    /** Those of an order, the newest first, from just before the given one, or from the newest of all. */
    List<Return> newest(OrderId order, int most, @Nullable ReturnId before);
}
