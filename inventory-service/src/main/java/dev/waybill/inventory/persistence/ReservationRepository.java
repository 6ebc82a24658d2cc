package dev.waybill.inventory.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.inventory.domain.Reservation;
import dev.waybill.inventory.domain.ReservationStatus;
import dev.waybill.persistence.BatchRepository;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The reservations of orders. */
public interface ReservationRepository extends BatchRepository<Reservation, OrderId> {

    /** Locks the reservations of these orders; that of an order without a row is {@link ReservationStatus#UNKNOWN}. */
    default Map<OrderId, Reservation> lock(Collection<OrderId> orderIds) {
        return lockOrCreateAllById(orderIds, Reservation::new);
    }

    /** Empty until the order is placed and its reservation decided. */
    default Optional<Reservation> findDecided(OrderId orderId) {
        return findById(orderId).filter(reservation -> reservation.status().isDecided());
    }
}
