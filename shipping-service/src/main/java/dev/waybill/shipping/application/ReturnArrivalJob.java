package dev.waybill.shipping.application;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Worker;
import dev.waybill.shipping.domain.ReturnShipment;
import dev.waybill.shipping.domain.ReturnShipmentRepository;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.ShipmentRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records arrived returns: those the carrier reports, and those that are due without a report. Thread-safe. */
@Component
public final class ReturnArrivalJob implements Worker.Step {

    private static final int BATCH_SIZE = 200;

    private final ReturnShipmentRepository returns;
    private final ShipmentRepository shipments;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReturnArrivalJob(
            ReturnShipmentRepository returns,
            ShipmentRepository shipments,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.returns = returns;
        this.shipments = shipments;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public boolean run() {
        return transaction.execute(_ -> {
            List<ReturnShipment> due = returns.findDue(now(), BATCH_SIZE);
            if (!due.isEmpty()) {
                arrive(due);
            }
            return due.size() == BATCH_SIZE;
        });
    }

    /** The carrier reports an arrival, possibly again. Empty if no such return is expected. */
    public Optional<ReturnShipment> report(ReturnId id) {
        return transaction.execute(_ -> {
            returns.find(id).ifPresent(found -> arrive(List.of(found)));
            return returns.find(id);
        });
    }

    /** Reloads the returns once their shipments are locked, because another transaction may have been first. */
    private void arrive(List<ReturnShipment> found) {
        Instant now = now();
        Map<OrderId, Shipment> locked =
                shipments.lock(found.stream().map(ReturnShipment::orderId).toList());
        List<ReturnShipment> arrived = returns
                .findAll(found.stream().map(ReturnShipment::id).toList())
                .stream()
                .flatMap(returned -> returned.arrive(now).stream())
                .toList();
        for (ReturnShipment returned : arrived) {
            outbox.publish(requireNonNull(locked.get(returned.orderId())), returned.arrivalEvent(), returned.cause());
        }
        returns.saveArrivals(arrived, now);
        shipments.save(locked.values());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
