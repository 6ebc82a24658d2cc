package dev.waybill.shipping.application;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Outbox;
import dev.waybill.shipping.domain.ReturnShipment;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.persistence.ReturnShipmentRepository;
import dev.waybill.shipping.persistence.ShipmentRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows returns and records those that arrive: by a report of the carrier, or when due without a report. Thread-safe. */
@Service
public class ReturnShipmentService {

    private static final int BATCH_SIZE = 200;

    private final ReturnShipmentRepository returns;
    private final ShipmentRepository shipments;
    private final Outbox outbox;
    private final Clock clock;

    ReturnShipmentService(ReturnShipmentRepository returns, ShipmentRepository shipments, Outbox outbox, Clock clock) {
        this.returns = returns;
        this.shipments = shipments;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Optional<ReturnShipment> find(ReturnId id) {
        return returns.findById(id);
    }

    /** @return whether there may be more that are due */
    @Transactional
    public boolean arriveDue() {
        Instant now = clock.instant();
        var due = returns.findByDueAtLessThanEqualOrderByDueAt(now, Limit.of(BATCH_SIZE));
        return arrive(due, now).size() == BATCH_SIZE;
    }

    /** The carrier reports an arrival, possibly again. Empty if no such return is expected. */
    @Transactional
    public Optional<ReturnShipment> reportArrival(ReturnId id) {
        return returns.findKeyById(id)
                .map(key -> arrive(List.of(key), clock.instant()).getFirst());
    }

    /** Loads the returns once their shipments are locked, because another transaction may have been first. */
    private List<ReturnShipment> arrive(List<ReturnShipmentRepository.Key> keys, Instant now) {
        Map<OrderId, Shipment> locked = shipments.lock(
                keys.stream().map(ReturnShipmentRepository.Key::orderId).toList());
        List<ReturnShipment> arrived = returns.lockAllById(
                keys.stream().map(ReturnShipmentRepository.Key::id).toList());
        for (ReturnShipment returned : arrived) {
            Shipment shipment = requireNonNull(locked.get(returned.orderId()));
            returned.arrived(now).ifPresent(event -> outbox.publish(shipment, event, returned.cause()));
        }
        returns.saveAllInBatch(arrived);
        shipments.saveAllInBatch(locked.values());
        return arrived;
    }
}
