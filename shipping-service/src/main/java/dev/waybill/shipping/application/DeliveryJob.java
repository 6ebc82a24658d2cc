package dev.waybill.shipping.application;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Worker;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.ShipmentRepository;
import dev.waybill.shipping.domain.ShipmentSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records deliveries: those the carrier reports, and those that are due without a report. Thread-safe. */
@Component
public final class DeliveryJob implements Worker.Step {

    private static final int BATCH_SIZE = 500;

    private final ShipmentRepository shipments;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryJob(ShipmentRepository shipments, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.shipments = shipments;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public boolean run() {
        return transaction.execute(_ -> {
            List<Shipment> due = shipments.lockDeliverable(now(), BATCH_SIZE);
            deliver(due);
            return due.size() == BATCH_SIZE;
        });
    }

    /**
     * The carrier reports a delivery, possibly again.
     *
     * @return the shipment after the report: delivered, unless it was never dispatched
     */
    public ShipmentSnapshot report(OrderId orderId) {
        return transaction.execute(_ -> {
            Collection<Shipment> reported = shipments.lock(List.of(orderId)).values();
            deliver(reported);
            return reported.iterator().next().snapshot();
        });
    }

    private void deliver(Collection<Shipment> candidates) {
        Instant now = now();
        candidates.forEach(shipment ->
                shipment.delivered(now).ifPresent(event -> outbox.publish(shipment, event, shipment.cause())));
        shipments.save(candidates);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
