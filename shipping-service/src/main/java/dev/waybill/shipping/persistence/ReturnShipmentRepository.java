package dev.waybill.shipping.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.persistence.BatchRepository;
import dev.waybill.shipping.domain.ReturnShipment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;

/** Callers that lock or save hold the locks of the orders' shipments. */
public interface ReturnShipmentRepository extends BatchRepository<ReturnShipment, ReturnId> {

    /** What has to be known to lock a return and its shipment. */
    record Key(ReturnId id, OrderId orderId) {}

    Optional<Key> findKeyById(ReturnId id);

    /** Those that count as arrived by now, the earliest first, without locks. */
    List<Key> findByDueAtLessThanEqualOrderByDueAt(Instant now, Limit limit);
}
