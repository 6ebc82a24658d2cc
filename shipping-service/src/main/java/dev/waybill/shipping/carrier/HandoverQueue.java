package dev.waybill.shipping.carrier;

import dev.waybill.messaging.ClaimedTaskQueue;
import dev.waybill.shipping.domain.HandoverRequest;
import dev.waybill.shipping.domain.Shipment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Handovers that this instance claimed in the transaction that booked them, waiting for their calls. If they expire here
 * or the instance dies, any instance finds them in the database once their claims have expired. Thread-safe.
 */
@Component
public final class HandoverQueue {

    public static final int BATCH_SIZE = 200;

    /** Longer than the time limit of a call plus the time to store its outcome. */
    private static final Duration CLAIM_DURATION = Duration.ofSeconds(30);
    /** An older request may not have enough of its claim left. */
    private static final Duration TTL = Duration.ofSeconds(10);

    private final CarrierCalls calls;
    private final ClaimedTaskQueue<HandoverRequest> queue = new ClaimedTaskQueue<>(TTL);

    public HandoverQueue(CarrierCalls calls) {
        this.calls = calls;
    }

    /** Claims new shipments that are due; the caller saves them afterwards. None while the circuit is open. */
    public List<HandoverRequest> claimNew(Collection<Shipment> shipments, Instant now) {
        if (calls.availablePermits(BATCH_SIZE) < BATCH_SIZE || queue.waiting() > BATCH_SIZE) {
            return List.of();
        }
        return claim(
                shipments.stream()
                        .filter(shipment -> shipment.isNew() && shipment.isDispatchable(now))
                        .toList(),
                now);
    }

    /** Claims these shipments; the caller saves them afterwards. */
    public List<HandoverRequest> claim(Collection<Shipment> shipments, Instant now) {
        return shipments.stream()
                .map(shipment -> shipment.claim(now.plus(CLAIM_DURATION)))
                .flatMap(Optional::stream)
                .toList();
    }

    public void enqueueAfterCommit(List<HandoverRequest> claimed) {
        queue.enqueueAfterCommit(claimed);
    }

    /** The oldest requests whose claims are still valid. */
    public List<HandoverRequest> poll(int max) {
        return queue.poll(max);
    }
}
