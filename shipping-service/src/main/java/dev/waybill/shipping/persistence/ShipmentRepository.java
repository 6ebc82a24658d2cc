package dev.waybill.shipping.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.persistence.BatchRepository;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.ShipmentStatus;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.QueryHints;

/** The states in queries are literals, so that the planner can use the partial indexes. */
public interface ShipmentRepository extends BatchRepository<Shipment, OrderId> {

    /** Locks in the order of the ids. An order without a row is returned as {@link ShipmentStatus#UNKNOWN}. */
    default Map<OrderId, Shipment> lock(Collection<OrderId> orderIds) {
        var shipments = new TreeMap<OrderId, Shipment>();
        orderIds.forEach(id -> shipments.putIfAbsent(id, new Shipment(id)));
        lockAllById(shipments.keySet()).forEach(stored -> shipments.put(stored.orderId(), stored));
        return shipments;
    }

    /** Saves those that have changed. One that is still unknown is not stored. */
    default void saveKnown(Collection<Shipment> shipments) {
        saveAllInBatch(shipments.stream()
                .filter(shipment -> shipment.status() != ShipmentStatus.UNKNOWN)
                .toList());
    }

    /** Locks shipments that are due for a call to the carrier, the earliest first, and skips locked rows. */
    @NativeQuery("""
            select * from shipments where state in ('SCHEDULED', 'DISPATCHING') and due_at <= :now
            order by due_at limit :limit for update skip locked
            """)
    @QueryHints(@QueryHint(name = HibernateHints.HINT_READ_ONLY, value = "true"))
    List<Shipment> lockDispatchable(Instant now, int limit);

    /** Locks shipments that are due for delivery, the earliest first, and skips locked rows. */
    @NativeQuery("""
            select * from shipments where state = 'DISPATCHED' and due_at <= :now
            order by due_at limit :limit for update skip locked
            """)
    @QueryHints(@QueryHint(name = HibernateHints.HINT_READ_ONLY, value = "true"))
    List<Shipment> lockDeliverable(Instant now, int limit);
}
