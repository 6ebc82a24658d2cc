package dev.waybill.payments.messaging;

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

@Component
class ShipmentEventMapper implements EventMapper<ShipmentEvent, PaymentCommand> {

    @Override
    public Class<ShipmentEvent> eventType() {
        return ShipmentEvent.class;
    }

    @Override
    public Set<Class<? extends ShipmentEvent>> ignoredTypes() {
        return Set.of(
                ShipmentScheduled.class,
                ShipmentDelivered.class,
                ShipmentCancelled.class,
                ShipmentFailed.class,
                ShipmentReturnArrived.class);
    }

    @Override
    public Optional<PaymentCommand> map(ShipmentEvent event) {
        return switch (event) {
            case ShipmentDispatched _ -> Optional.of(new PaymentCommand.Capture());
            case ShipmentScheduled _,
                    ShipmentDelivered _,
                    ShipmentCancelled _,
                    ShipmentFailed _,
                    ShipmentReturnArrived _ -> Optional.empty();
        };
    }
}
