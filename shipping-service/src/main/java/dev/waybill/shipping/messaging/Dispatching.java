package dev.waybill.shipping.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ClaimedTaskQueue;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Worker;
import dev.waybill.shipping.ShippingSettings;
import dev.waybill.shipping.carrier.Handovers;
import dev.waybill.shipping.carrier.Reply;
import dev.waybill.shipping.domain.Parcel;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.Shipments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands scheduled shipments to the carrier: claims a chunk, calls outside any transaction, then records what came of
 * it. A crash in between only lets the claim expire; the call is then made again, which is harmless.
 */
@Component
final class Dispatching implements Worker.Step {

    private static final int CHUNK = 200;
    /** Longer than a call may take and its outcome needs to be recorded. */
    private static final Duration CLAIM = Duration.ofSeconds(30);
    /** What waits longer for its call may not have enough of its claim left. */
    private static final Duration FRESHNESS = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Shipments shipments;
    private final Handovers handovers;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final ShippingSettings settings;
    private final Clock clock;
    private final ClaimedTaskQueue<Parcel> claims = new ClaimedTaskQueue<>(FRESHNESS);
    private Instant looked = Instant.MIN;

    Dispatching(
            Shipments shipments,
            Handovers handovers,
            Outbox outbox,
            TransactionTemplate transaction,
            ShippingSettings settings,
            Clock clock) {
        this.shipments = shipments;
        this.handovers = handovers;
        this.outbox = outbox;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Claims those just booked that are due; they are to be saved after that. None while the carrier is away. */
    List<Parcel> claim(Collection<Shipment> shipments, Instant now) {
        if (handovers.most(CHUNK) < CHUNK || claims.waiting() > CHUNK) {
            return List.of();
        }
        return shipments.stream()
                .filter(shipment -> shipment.isNew() && shipment.isDispatchable(now))
                .map(shipment -> shipment.claim(now.plus(CLAIM)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Has the carrier called for these once the current transaction has committed. */
    void callAfterCommit(List<Parcel> claimed) {
        claims.enqueueAfterCommit(claimed);
    }

    @Override
    public boolean run() {
        int most = handovers.most(CHUNK);
        if (most == 0) {
            return false;
        }
        List<Parcel> claimed = due(most);
        if (claimed.isEmpty()) {
            return false;
        }
        Map<OrderId, Reply> replies = handovers.handOver(claimed);
        transaction.executeWithoutResult(_ -> settle(claimed, replies));
        return claimed.size() == most;
    }

    /** What was handed over; if that is nothing, and in any case now and then, also what waits in the database. */
    private List<Parcel> due(int most) {
        Instant now = now();
        List<Parcel> due = claims.poll(most);
        if (due.isEmpty() || looked.plus(BETWEEN_LOOKS).isBefore(now)) {
            looked = now;
            int more = most - due.size();
            due.addAll(transaction.execute(_ -> claim(more, now)));
        }
        return due;
    }

    private List<Parcel> claim(int most, Instant now) {
        List<Shipment> due = shipments.lockDispatchable(now, most);
        List<Parcel> claimed = due.stream()
                .map(shipment -> shipment.claim(now.plus(CLAIM)))
                .flatMap(Optional::stream)
                .toList();
        shipments.save(due);
        return claimed;
    }

    private void settle(List<Parcel> claimed, Map<OrderId, Reply> replies) {
        Instant now = now();
        var locked = shipments.lock(claimed.stream().map(Parcel::orderId).toList());
        locked.values().forEach(shipment -> apply(replies.get(shipment.orderId()), shipment, now));
        shipments.save(locked.values());
    }

    private void apply(@Nullable Reply reply, Shipment shipment, Instant now) {
        switch (reply) {
            case null -> shipment.unanswered(now.plus(BackOff.after(shipment.attempts())));
            case Reply.Taken _ ->
                shipment.taken(now, now.plus(settings.deliveryDelay()))
                        .ifPresent(event -> shipment.causes(outbox.publish(shipment, event, shipment.cause())
                                .toCausation()));
            case Reply.Refused(var code) ->
                shipment.refused(code).ifPresent(event -> outbox.publish(shipment, event, shipment.cause()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
