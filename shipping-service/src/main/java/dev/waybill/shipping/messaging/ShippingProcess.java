package dev.waybill.shipping.messaging;

import static java.util.Objects.requireNonNull;

import dev.waybill.messaging.Causation;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.Worker;
import dev.waybill.shipping.ShippingSettings;
import dev.waybill.shipping.carrier.ParcelCarrier;
import dev.waybill.shipping.domain.Confirmation;
import dev.waybill.shipping.domain.Parcel;
import dev.waybill.shipping.domain.ReturnParcels;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.Shipments;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Books what is confirmed, calls back what is cancelled and expects what is returned. The carrier is called once that is
 * committed, by {@link Dispatching}.
 */
@Component
final class ShippingProcess implements EventHandler<OrderNews> {

    private final Shipments shipments;
    private final ReturnParcels returns;
    private final ParcelCarrier carrier;
    private final Outbox outbox;
    private final Dispatching dispatching;
    private final Worker dispatcher;
    private final ShippingSettings settings;
    private final Clock clock;

    ShippingProcess(
            Shipments shipments,
            ReturnParcels returns,
            ParcelCarrier carrier,
            Outbox outbox,
            Dispatching dispatching,
            @Qualifier("dispatcher") Worker dispatcher,
            ShippingSettings settings,
            Clock clock) {
        this.shipments = shipments;
        this.returns = returns;
        this.carrier = carrier;
        this.outbox = outbox;
        this.dispatching = dispatching;
        this.dispatcher = dispatcher;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void handle(List<ReceivedEvent<OrderNews>> batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var known = shipments.lock(batch.stream().map(ReceivedEvent::orderId).toList());
        for (ReceivedEvent<OrderNews> received : batch) {
            Shipment shipment = requireNonNull(known.get(received.orderId()));
            apply(received.input(), shipment, received.envelope().toCausation(), now);
        }
        List<Parcel> claimed = dispatching.claim(known.values(), now);
        shipments.save(known.values());
        dispatching.callAfterCommit(claimed);
        dispatcher.wakeAfterCommit();
    }

    private void apply(OrderNews news, Shipment shipment, Causation cause, Instant now) {
        switch (news) {
            case OrderNews.Confirmed confirmed -> confirm(shipment, confirmed, cause, now);
            case OrderNews.CancellationRequested _ ->
                shipment.cancellationRequested().ifPresent(event -> outbox.publish(shipment, event, cause));
            case OrderNews.Cancelled _ ->
                shipment.orderCancelled().ifPresent(event -> outbox.publish(shipment, event, cause));
            case OrderNews.ReturnRequested(var returnId, var lines) ->
                shipment.returnRequested(returnId, lines, now, now.plus(settings.returnDelay()), cause)
                        .ifPresent(returns::expect);
        }
    }

    private void confirm(Shipment shipment, OrderNews.Confirmed confirmed, Causation cause, Instant now) {
        Instant dispatchFrom = now.plus(settings.dispatchDelay());
        switch (shipment.confirmed(carrier.book(shipment.orderId()), confirmed.to(), now, dispatchFrom)) {
            case Confirmation.Scheduled(var event) ->
                shipment.causes(outbox.publish(shipment, event, cause).toCausation());
            case Confirmation.Refused(var event) -> outbox.publish(shipment, event, cause);
            case Confirmation.AlreadyAnswered _ -> {}
        }
    }
}
