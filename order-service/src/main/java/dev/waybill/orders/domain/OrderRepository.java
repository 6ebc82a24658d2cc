package dev.waybill.orders.domain;

import dev.waybill.events.OrderId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores orders. Methods that lock or change orders need a transaction. Thread-safe. */
public interface OrderRepository {

    void add(List<NewOrder> placed);

    /** Locks the orders that exist, in the order of their ids, until the transaction ends. */
    Map<OrderId, Order> lock(Collection<OrderId> ids);

    /** Saves the orders that changed; all of them must be locked. */
    void save(Collection<Order> orders);

    Optional<OrderDetails> find(OrderId id);

    /** The orders that exist, in no particular order. */
    List<OrderDetails> find(Collection<OrderId> ids);

    /** The newest first, starting just before the given one, or at the newest of all. */
    List<OrderDetails> findNewest(OrderSearch search, @Nullable OrderId before, int limit);
}
