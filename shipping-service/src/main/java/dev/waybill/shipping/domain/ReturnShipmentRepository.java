package dev.waybill.shipping.domain;

import dev.waybill.events.ReturnId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores return shipments. Callers that write hold the locks of the orders' shipments. Thread-safe. */
public interface ReturnShipmentRepository {

    /** Inserts it, unless it exists. */
    void insertIfAbsent(ReturnShipment returned);

    /** Those that count as arrived by now, the earliest first, without locks. */
    List<ReturnShipment> findDue(Instant now, int limit);

    List<ReturnShipment> findAll(Collection<ReturnId> ids);

    Optional<ReturnShipment> find(ReturnId id);

    /** Stores the arrival of all of these at this time. */
    void saveArrivals(Collection<ReturnShipment> arrived, Instant at);
}
