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
import java.util.Set;
import org.springframework.stereotype.Component;

/** Dispatched shipments commit reserved units, arrived returns restock them. */
@Component
final class ShipmentEventMapper implements EventMapper<ShipmentEvent, ReservationCommand> {

    @Override
    public Class<ShipmentEvent> eventType() {
        return ShipmentEvent.class;
    }

    @Override
    public Set<Class<? extends ShipmentEvent>> ignoredTypes() {
        return Set.of(ShipmentScheduled.class, ShipmentDelivered.class, ShipmentCancelled.class, ShipmentFailed.class);
    }

    @Override
    public Optional<ReservationCommand> map(ShipmentEvent event) {
        return switch (event) {
            case ShipmentDispatched _ -> Optional.of(new ReservationCommand.Commit());
            case ShipmentReturnArrived arrived ->
                Optional.of(new ReservationCommand.Restock(arrived.returnId(), arrived.lines()));
            case ShipmentScheduled _, ShipmentDelivered _, ShipmentCancelled _, ShipmentFailed _ -> Optional.empty();
        };
    }
}
