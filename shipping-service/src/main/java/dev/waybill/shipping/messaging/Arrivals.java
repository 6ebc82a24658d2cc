package dev.waybill.shipping.messaging;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Worker;
import dev.waybill.shipping.domain.ReturnParcel;
import dev.waybill.shipping.domain.ReturnParcels;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.Shipments;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records returns that arrive: those that the carrier reports, and after a while those that it must have brought. */
@Component
public final class Arrivals implements Worker.Step {

    private static final int CHUNK = 200;

    private final ReturnParcels parcels;
    private final Shipments shipments;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Arrivals(ReturnParcels parcels, Shipments shipments, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.parcels = parcels;
        this.shipments = shipments;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public boolean run() {
        return transaction.execute(_ -> {
            List<ReturnParcel> due = parcels.due(now(), CHUNK);
            if (!due.isEmpty()) {
                arrive(due);
            }
            return due.size() == CHUNK;
        });
    }

    /** The carrier reports that a return arrived, for the first time or again; empty if nobody expects it. */
    public Optional<ReturnParcel> report(ReturnId id) {
        return transaction.execute(_ -> {
            parcels.find(id).ifPresent(parcel -> arrive(List.of(parcel)));
            return parcels.find(id);
        });
    }

    /** Looks at them again once their shipments are locked: somebody else may have been first. */
    private void arrive(List<ReturnParcel> seen) {
        Instant now = now();
        Map<OrderId, Shipment> locked =
                shipments.lock(seen.stream().map(ReturnParcel::orderId).toList());
        List<ReturnParcel> arrived = new ArrayList<>();
        for (ReturnParcel parcel :
                parcels.load(seen.stream().map(ReturnParcel::id).toList())) {
            parcel.arrive(now).ifPresent(arrived::add);
        }
        for (ReturnParcel parcel : arrived) {
            outbox.publish(requireNonNull(locked.get(parcel.orderId())), parcel.arrived(), parcel.cause());
        }
        parcels.arrived(arrived, now);
        shipments.save(locked.values());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
