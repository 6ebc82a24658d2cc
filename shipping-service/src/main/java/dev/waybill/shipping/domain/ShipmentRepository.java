package dev.waybill.shipping.domain;

import dev.waybill.events.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores shipments. Methods that lock need a transaction and hold the locks until its end. Thread-safe. */
public interface ShipmentRepository {

    /** Locks in the order of the ids. An order without a row is returned as {@link ShipmentStatus#UNKNOWN}. */
    Map<OrderId, Shipment> lock(Collection<OrderId> orderIds);

    /** Locks shipments that are due for a call to the carrier, the earliest first, and skips locked rows. */
    List<Shipment> lockDispatchable(Instant now, int limit);

    /** Locks shipments that are due for delivery, the earliest first, and skips locked rows. */
    List<Shipment> lockDeliverable(Instant now, int limit);

    /** Stores the shipments that have changed. */
    void save(Collection<Shipment> shipments);

    Optional<ShipmentSnapshot> find(OrderId orderId);
}
