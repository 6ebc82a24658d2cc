package dev.waybill.orders.messaging;

import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentDelivered;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.messaging.EventMapper;
import dev.waybill.orders.domain.OrderTrigger;
import dev.waybill.orders.domain.ReturnTrigger;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Maps the events of shipping-service to their meaning for orders and returns; all of them appear in the timeline. */
@Component
final class ShipmentEventMapper implements EventMapper<ShipmentEvent, SagaInput> {

    @Override
    public Class<ShipmentEvent> eventType() {
        return ShipmentEvent.class;
    }

    @Override
    public Optional<SagaInput> map(ShipmentEvent event) {
        return Optional.of(
                switch (event) {
                    case ShipmentScheduled scheduled ->
                        new SagaInput.ForOrder(
                                OrderTrigger.SHIPMENT_SCHEDULED,
                                scheduled.trackingNumber(),
                                "The shipment is booked with " + scheduled.carrier() + ".");
                    case ShipmentDispatched dispatched ->
                        new SagaInput.ForOrder(
                                OrderTrigger.SHIPMENT_DISPATCHED,
                                dispatched.trackingNumber(),
                                "The parcel has left with " + dispatched.carrier() + ".");
                    case ShipmentDelivered delivered ->
                        new SagaInput.ForOrder(
                                OrderTrigger.SHIPMENT_DELIVERED,
                                delivered.trackingNumber(),
                                "The parcel was delivered by " + delivered.carrier() + ".");
                    case ShipmentCancelled cancelled ->
                        SagaInput.forOrder(
                                OrderTrigger.SHIPMENT_CANCELLED, "The shipment was cancelled before it left.");
                    case ShipmentFailed failed ->
                        SagaInput.forOrder(
                                OrderTrigger.SHIPMENT_FAILED, "The order could not be shipped: " + failed.code() + ".");
                    case ShipmentReturnArrived arrived ->
                        new SagaInput.ForReturn(
                                arrived.returnId(),
                                new ReturnTrigger.Arrived(),
                                "The returned items arrived at the warehouse.");
                });
    }
}
