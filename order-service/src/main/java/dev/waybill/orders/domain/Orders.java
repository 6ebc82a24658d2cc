package dev.waybill.orders.domain;

import dev.waybill.events.OrderId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All orders. What locks or changes them needs a transaction around it. Thread-safe. */
public interface Orders {

    void add(List<PlacedOrder> placed);

    /** Locks those that there are, in the order of their ids, until the transaction ends. */
    Map<OrderId, Order> lock(Collection<OrderId> ids);

    /** Saves those of these locked orders that changed. */
    void save(Collection<Order> orders);

    Optional<OrderDetails> find(OrderId id);

    /** Those that there are, in no particular order. */
    List<OrderDetails> find(Collection<OrderId> ids);

    /** The newest first, from just before the given one, or from the newest of all. */
    List<OrderDetails> newest(OrderSearch search, @Nullable OrderId before, int most);
}
