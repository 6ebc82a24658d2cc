package dev.waybill.inventory.messaging;

import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentDelivered;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.messaging.EventMapper;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What shipping-service tells: reserved units leave with the parcel, and returned ones come back. */
@Component
final class ShipmentEvents implements EventMapper<ShipmentEvent, Fact> {

    @Override
    public Class<ShipmentEvent> eventType() {
        return ShipmentEvent.class;
    }

    @Override
    public Optional<Fact> map(ShipmentEvent event) {
        return switch (event) {
            case ShipmentDispatched _ -> Optional.of(new Fact.Dispatched());
            case ShipmentReturnArrived arrived -> Optional.of(new Fact.Returned(arrived.returnId(), arrived.lines()));
            case ShipmentScheduled _, ShipmentDelivered _, ShipmentCancelled _, ShipmentFailed _ -> Optional.empty();
        };
    }
}
