package dev.waybill.shipping.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Worker;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.Shipments;
import dev.waybill.shipping.domain.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records deliveries: those that the carrier reports, and after a while those that it must have made. Thread-safe. */
@Component
public final class Delivering implements Worker.Step {

    private static final int CHUNK = 500;

    private final Shipments shipments;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Delivering(Shipments shipments, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.shipments = shipments;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public boolean run() {
        return transaction.execute(_ -> {
            List<Shipment> due = shipments.lockDeliverable(now(), CHUNK);
            deliver(due);
            return due.size() == CHUNK;
        });
    }

    /**
     * The carrier reports that a parcel arrived.
     *
     * @return the shipment after that; it is delivered, unless it was never dispatched
     */
    public Snapshot report(OrderId orderId) {
        return transaction.execute(_ -> {
            Collection<Shipment> one = shipments.lock(List.of(orderId)).values();
            deliver(one);
            return one.iterator().next().snapshot();
        });
    }

    private void deliver(Collection<Shipment> arrived) {
        Instant now = now();
        arrived.forEach(shipment ->
                shipment.delivered(now).ifPresent(event -> outbox.publish(shipment, event, shipment.cause())));
        shipments.save(arrived);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
