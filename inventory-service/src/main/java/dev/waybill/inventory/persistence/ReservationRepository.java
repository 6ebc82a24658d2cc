package dev.waybill.inventory.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.domain.ReservationStatus;
import dev.waybill.persistence.BatchRepository;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The reservations of orders. */
public interface ReservationRepository extends BatchRepository<Reservation, OrderId> {

    /**
     * Locks and loads in the order of the ids. An order without a row is returned as {@link ReservationStatus#UNKNOWN}. It
     * cannot be locked: if two transactions insert the same order, the second one fails at its end and must be retried.
     */
    default Map<OrderId, Reservation> lock(Collection<OrderId> orderIds) {
        var reservations = new TreeMap<OrderId, Reservation>();
        orderIds.forEach(id -> reservations.put(id, new Reservation(id)));
        lockAllById(reservations.keySet()).forEach(stored -> reservations.put(stored.orderId(), stored));
        return reservations;
    }

    /** Saves the changed ones; one that is still unknown is not stored. */
    default void save(Collection<Reservation> reservations) {
        saveAllInBatch(reservations.stream()
                .filter(reservation -> reservation.status() != ReservationStatus.UNKNOWN)
                .toList());
    }

    /** Empty until the order is placed and its reservation decided. */
    default Optional<Reservation> findDecided(OrderId orderId) {
        return findById(orderId).filter(reservation -> reservation.status().isDecided());
    }
}
