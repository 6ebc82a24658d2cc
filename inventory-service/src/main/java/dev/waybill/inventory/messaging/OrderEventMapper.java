package dev.waybill.inventory.messaging;

import dev.waybill.events.LineItem;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Placed orders reserve stock, cancelled ones release it. */
@Component
final class OrderEventMapper implements EventMapper<OrderEvent, ReservationCommand> {

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public Set<Class<? extends OrderEvent>> ignoredTypes() {
        return Set.of(
                OrderConfirmed.class,
                OrderCancellationRequested.class,
                OrderCompleted.class,
                OrderReturnRequested.class,
                OrderReturnCompleted.class,
                OrderPersonalDataErased.class);
    }

    @Override
    public Optional<ReservationCommand> map(OrderEvent event) {
        return switch (event) {
            case OrderPlaced placed -> Optional.of(new ReservationCommand.Reserve(lines(placed)));
            case OrderCancelled _ -> Optional.of(new ReservationCommand.Release());
            case OrderConfirmed _,
                    OrderCancellationRequested _,
                    OrderCompleted _,
                    OrderReturnRequested _,
                    OrderReturnCompleted _,
                    OrderPersonalDataErased _ -> Optional.empty();
        };
    }

    private static List<LineItem> lines(OrderPlaced placed) {
        return placed.lines().stream()
                .map(line -> new LineItem(line.sku(), line.quantity()))
                .toList();
    }
}
