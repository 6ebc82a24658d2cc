package dev.waybill.inventory.domain;

import dev.waybill.events.OrderId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** All reservations. The first two methods take part in the caller's transaction. */
public interface Reservations {

    /**
     * Locks and loads, in the order of their ids; an order never heard of is there as {@link State#UNKNOWN}. What is
     * unknown cannot be locked: if two transactions come to know of an order at once, the second one fails at its end
     * and has to start again.
     */
    Map<OrderId, Reservation> lock(Collection<OrderId> orderIds);

    /** Saves those that changed, all of which this transaction must have got from {@link #lock}. */
    void save(Collection<Reservation> reservations);

    /** The reservation of an order whose placement has been answered. */
    Optional<Reservation> find(OrderId orderId);
}
