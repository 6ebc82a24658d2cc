package dev.waybill.shipping.messaging;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.ReturnId;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.shipping.ShippingProperties;
import dev.waybill.shipping.carrier.CarrierClient;
import dev.waybill.shipping.carrier.CarrierResponse;
import dev.waybill.shipping.domain.HandoverRequest;
import dev.waybill.shipping.domain.ReturnShipment;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.persistence.AddressRepository;
import dev.waybill.shipping.persistence.ReturnShipmentRepository;
import dev.waybill.shipping.persistence.ShipmentRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Books confirmed orders, cancels shipments of cancelled orders, registers requested returns and erases addresses. The
 * carrier is called after the commit.
 */
@Component
final class ShippingEventHandler implements EventHandler<ShippingCommand> {

    private final ShipmentRepository shipments;
    private final ReturnShipmentRepository returns;
    private final AddressRepository addresses;
    private final CarrierClient carrier;
    private final Outbox outbox;
    private final ExternalTaskExecutor<HandoverRequest, CarrierResponse> dispatchWorker;
    private final ShippingProperties properties;
    private final Clock clock;

    ShippingEventHandler(
            ShipmentRepository shipments,
            ReturnShipmentRepository returns,
            AddressRepository addresses,
            CarrierClient carrier,
            Outbox outbox,
            ExternalTaskExecutor<HandoverRequest, CarrierResponse> dispatchWorker,
            ShippingProperties properties,
            Clock clock) {
        this.shipments = shipments;
        this.returns = returns;
        this.addresses = addresses;
        this.carrier = carrier;
        this.outbox = outbox;
        this.dispatchWorker = dispatchWorker;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void handle(List<ReceivedEvent<ShippingCommand>> batch) {
        Instant now = clock.instant();
        var locked = shipments.lock(batch.stream().map(ReceivedEvent::orderId).toList());
        Map<ReturnId, ReturnShipment> returned = lockReturns(batch);
        for (ReceivedEvent<ShippingCommand> received : batch) {
            Shipment shipment = requireNonNull(locked.get(received.orderId()));
            apply(received.input(), shipment, returned, received.envelope().toCausation(), now);
        }
        List<HandoverRequest> claimed = claimNew(locked.values());
        shipments.saveAllInBatch(locked.values());
        addresses.eraseDue(locked.values());
        returns.saveAllInBatch(returned.values());
        dispatchWorker.executeAfterCommit(claimed);
    }

    /** The requested returns that are registered already. */
    private Map<ReturnId, ReturnShipment> lockReturns(List<ReceivedEvent<ShippingCommand>> batch) {
        var requested = new ArrayList<ReturnId>();
        for (ReceivedEvent<ShippingCommand> received : batch) {
            if (received.input() instanceof ShippingCommand.ReturnRequested command) {
                requested.add(command.returnId());
            }
        }
        var registered = new HashMap<ReturnId, ReturnShipment>();
        returns.lockAllById(requested).forEach(each -> registered.put(each.getId(), each));
        return registered;
    }

    private void apply(
            ShippingCommand command,
            Shipment shipment,
            Map<ReturnId, ReturnShipment> returned,
            Causation cause,
            Instant now) {
        switch (command) {
            case ShippingCommand.Confirmed confirmed -> book(shipment, confirmed, cause, now);
            case ShippingCommand.CancellationRequested _ ->
                shipment.cancellationRequested().ifPresent(event -> outbox.publish(shipment, event, cause));
            case ShippingCommand.Cancelled _ ->
                shipment.orderCancelled().ifPresent(event -> outbox.publish(shipment, event, cause));
            case ShippingCommand.PersonalDataErased _ -> shipment.personalDataErased();
            case ShippingCommand.ReturnRequested(var returnId, var lines) ->
                shipment.returnRequested(returnId, lines, now, now.plus(properties.returnDelay()), cause)
                        .ifPresent(added -> returned.putIfAbsent(returnId, added));
        }
    }

    private void book(Shipment shipment, ShippingCommand.Confirmed confirmed, Causation cause, Instant now) {
        Instant dispatchFrom = now.plus(properties.dispatchDelay());
        shipment.book(carrier.book(shipment.orderId()), confirmed.shippingAddress(), now, dispatchFrom)
                .ifPresent(event -> {
                    Envelope published = outbox.publish(shipment, event, cause);
                    if (event instanceof ShipmentScheduled) {
                        shipment.recordCause(published.toCausation());
                    }
                });
    }

    /** Claims new shipments that are due for this instance; they are claimed from the database later if it is busy. */
    private List<HandoverRequest> claimNew(Collection<Shipment> changed) {
        if (!dispatchWorker.hasCapacity()) {
            return List.of();
        }
        Instant now = clock.instant(); // the rows may have been waited for
        Instant until = now.plus(dispatchWorker.lease());
        return changed.stream()
                .filter(shipment -> shipment.isNew() && shipment.isDispatchable(now))
                .map(shipment -> shipment.claim(until))
                .flatMap(Optional::stream)
                .toList();
    }
}
