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
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.QueryHints;

/** The states in queries are literals, so that the planner can use the partial indexes. */
public interface ShipmentRepository extends BatchRepository<Shipment, OrderId> {

    /** Locks the shipments of these orders; that of an order without a row is {@link ShipmentStatus#UNKNOWN}. */
    default Map<OrderId, Shipment> lock(Collection<OrderId> orderIds) {
        return lockOrCreateAllById(orderIds, Shipment::new);
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
