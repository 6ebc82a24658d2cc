package dev.waybill.inventory.domain;

import dev.waybill.events.OrderId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Stores reservations. The first two methods take part in the caller's transaction. */
public interface ReservationRepository {

    /**
     * Locks and loads in the order of the ids. An order without a row is returned as {@link ReservationStatus#UNKNOWN}. It
     * cannot be locked: if two transactions insert the same order, the second one fails at its end and must be retried.
     */
    Map<OrderId, Reservation> lock(Collection<OrderId> orderIds);

    /** Saves the changed ones, all of which were loaded by {@link #lock} in this transaction. */
    void save(Collection<Reservation> reservations);

    /** Empty until the order is placed and its reservation decided. */
    Optional<Reservation> find(OrderId orderId);
}
