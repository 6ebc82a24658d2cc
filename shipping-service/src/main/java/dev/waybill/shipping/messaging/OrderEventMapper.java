package dev.waybill.shipping.messaging;

import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderPersonalDataErased;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.messaging.EventMapper;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
final class OrderEventMapper implements EventMapper<OrderEvent, ShippingCommand> {

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public Set<Class<? extends OrderEvent>> ignoredTypes() {
        return Set.of(OrderPlaced.class, OrderCompleted.class, OrderReturnCompleted.class);
    }

    @Override
    public Optional<ShippingCommand> map(OrderEvent event) {
        return switch (event) {
            case OrderConfirmed confirmed -> Optional.of(new ShippingCommand.Confirmed(confirmed.shippingAddress()));
            case OrderCancellationRequested _ -> Optional.of(new ShippingCommand.CancellationRequested());
            case OrderCancelled _ -> Optional.of(new ShippingCommand.Cancelled());
            case OrderReturnRequested requested ->
                Optional.of(new ShippingCommand.ReturnRequested(requested.returnId(), requested.lines()));
            case OrderPersonalDataErased _ -> Optional.of(new ShippingCommand.PersonalDataErased());
            case OrderPlaced _, OrderCompleted _, OrderReturnCompleted _ -> Optional.empty();
        };
    }
}
