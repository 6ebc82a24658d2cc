package dev.waybill.shipping.application;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Outbox;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.persistence.ShipmentRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows shipments and records deliveries: those the carrier reports, and those that are due without a report. Thread-safe. */
@Service
public class ShipmentService {

    private static final int BATCH_SIZE = 500;

    private final ShipmentRepository shipments;
    private final Outbox outbox;
    private final Clock clock;

    ShipmentService(ShipmentRepository shipments, Outbox outbox, Clock clock) {
        this.shipments = shipments;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Optional<Shipment> find(OrderId orderId) {
        return shipments.findById(orderId);
    }

    /** @return whether there may be more that are due */
    @Transactional
    public boolean deliverDue() {
        Instant now = clock.instant();
        List<Shipment> due = shipments.lockDeliverable(now, BATCH_SIZE);
        deliver(due, now);
        return due.size() == BATCH_SIZE;
    }

    /**
     * The carrier reports a delivery, possibly again.
     *
     * @return the shipment after the report: delivered, unless it was never dispatched
     */
    @Transactional
    public Shipment reportDelivery(OrderId orderId) {
        Collection<Shipment> reported = shipments.lock(List.of(orderId)).values();
        deliver(reported, clock.instant());
        return reported.iterator().next();
    }

    private void deliver(Collection<Shipment> candidates, Instant now) {
        candidates.forEach(shipment ->
                shipment.delivered(now).ifPresent(event -> outbox.publish(shipment, event, shipment.cause())));
        shipments.saveAllInBatch(candidates);
    }
}
