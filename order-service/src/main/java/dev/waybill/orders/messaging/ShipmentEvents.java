package dev.waybill.orders.messaging;

import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentDelivered;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.messaging.EventMapper;
import dev.waybill.orders.domain.ReturnSignal;
import dev.waybill.orders.domain.Signal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What shipping-service tells. All of it stands on the timeline. */
@Component
final class ShipmentEvents implements EventMapper<ShipmentEvent, Told> {

    @Override
    public Class<ShipmentEvent> eventType() {
        return ShipmentEvent.class;
    }

    @Override
    public Optional<Told> map(ShipmentEvent event) {
        return Optional.of(
                switch (event) {
                    case ShipmentScheduled scheduled ->
                        new Told.OfOrder(
                                Signal.SHIPMENT_SCHEDULED,
                                scheduled.trackingNumber(),
                                "The shipment is booked with " + scheduled.carrier() + ".");
                    case ShipmentDispatched dispatched ->
                        new Told.OfOrder(
                                Signal.SHIPMENT_DISPATCHED,
                                dispatched.trackingNumber(),
                                "The parcel has left with " + dispatched.carrier() + ".");
                    case ShipmentDelivered delivered ->
                        new Told.OfOrder(
                                Signal.SHIPMENT_DELIVERED,
                                delivered.trackingNumber(),
                                "The parcel was delivered by " + delivered.carrier() + ".");
                    case ShipmentCancelled cancelled ->
                        Told.of(Signal.SHIPMENT_CANCELLED, "The shipment was cancelled before it left.");
                    case ShipmentFailed failed ->
                        Told.of(Signal.SHIPMENT_FAILED, "The order could not be shipped: " + failed.code() + ".");
                    case ShipmentReturnArrived arrived ->
                        new Told.OfReturn(
                                arrived.returnId(),
                                new ReturnSignal.Arrived(),
                                "The returned items arrived at the warehouse.");
                });
    }
}
