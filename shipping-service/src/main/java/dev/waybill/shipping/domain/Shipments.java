package dev.waybill.shipping.domain;

import dev.waybill.events.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All shipments. Whatever locks must be called in a transaction, and holds the locks until its end. Thread-safe. */
public interface Shipments {

    /** Locks these, in the order of their ids; those not stored yet are there as {@link State#UNKNOWN}. */
    Map<OrderId, Shipment> lock(Collection<OrderId> orderIds);

    /** Locks some that are to be handed to the carrier now, the longest due first, passing over those locked already. */
    List<Shipment> lockDispatchable(Instant now, int most);

    /** Locks some that should have been delivered by now, the longest due first, passing over those locked already. */
    List<Shipment> lockDeliverable(Instant now, int most);

    /** Stores what has changed. */
    void save(Collection<Shipment> shipments);

    Optional<Snapshot> find(OrderId orderId);
}
