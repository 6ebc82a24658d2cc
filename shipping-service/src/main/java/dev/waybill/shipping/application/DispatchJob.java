package dev.waybill.shipping.application;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Worker;
import dev.waybill.shipping.ShippingProperties;
import dev.waybill.shipping.carrier.CarrierCalls;
import dev.waybill.shipping.carrier.CarrierResponse;
import dev.waybill.shipping.carrier.HandoverQueue;
import dev.waybill.shipping.domain.HandoverRequest;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.ShipmentRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands scheduled shipments over to the carrier: claims a batch, calls outside any transaction, then stores the outcomes.
 * After a crash in between, the claim expires and the call is repeated, which is idempotent.
 */
@Component
final class DispatchJob implements Worker.Step {

    private static final Duration DATABASE_POLL_INTERVAL = Duration.ofMillis(200);

    private final ShipmentRepository shipments;
    private final CarrierCalls calls;
    private final HandoverQueue queue;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final ShippingProperties properties;
    private final Clock clock;
    private Instant lastDatabasePoll = Instant.MIN;

    DispatchJob(
            ShipmentRepository shipments,
            CarrierCalls calls,
            HandoverQueue queue,
            Outbox outbox,
            TransactionTemplate transaction,
            ShippingProperties properties,
            Clock clock) {
        this.shipments = shipments;
        this.calls = calls;
        this.queue = queue;
        this.outbox = outbox;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public boolean run() {
        int permits = calls.availablePermits(HandoverQueue.BATCH_SIZE);
        if (permits == 0) {
            return false;
        }
        List<HandoverRequest> claimed = claimDue(permits);
        if (claimed.isEmpty()) {
            return false;
        }
        Map<OrderId, CarrierResponse> responses = calls.handOverAll(claimed);
        transaction.executeWithoutResult(_ -> applyAll(claimed, responses));
        return claimed.size() == permits;
    }

    /** Polls the queue, and the database if the queue is empty or the poll interval is over. */
    private List<HandoverRequest> claimDue(int max) {
        Instant now = now();
        List<HandoverRequest> due = queue.poll(max);
        if (due.isEmpty() || lastDatabasePoll.plus(DATABASE_POLL_INTERVAL).isBefore(now)) {
            lastDatabasePoll = now;
            int remaining = max - due.size();
            due.addAll(transaction.execute(_ -> claimFromDatabase(remaining, now)));
        }
        return due;
    }

    private List<HandoverRequest> claimFromDatabase(int max, Instant now) {
        List<Shipment> due = shipments.lockDispatchable(now, max);
        List<HandoverRequest> claimed = queue.claim(due, now);
        shipments.save(due);
        return claimed;
    }

    private void applyAll(List<HandoverRequest> claimed, Map<OrderId, CarrierResponse> responses) {
        Instant now = now();
        var locked =
                shipments.lock(claimed.stream().map(HandoverRequest::orderId).toList());
        locked.values().forEach(shipment -> apply(responses.get(shipment.orderId()), shipment, now));
        shipments.save(locked.values());
    }

    private void apply(@Nullable CarrierResponse response, Shipment shipment, Instant now) {
        switch (response) {
            case null -> shipment.handoverUnknown(now.plus(HandoverBackoff.after(shipment.attempts())));
            case CarrierResponse.Accepted _ ->
                shipment.handoverAccepted(now, now.plus(properties.deliveryDelay()))
                        .ifPresent(event -> shipment.recordCause(outbox.publish(shipment, event, shipment.cause())
                                .toCausation()));
            case CarrierResponse.Rejected(var code) ->
                shipment.handoverRejected(code).ifPresent(event -> outbox.publish(shipment, event, shipment.cause()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
