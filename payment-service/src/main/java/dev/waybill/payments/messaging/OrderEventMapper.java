package dev.waybill.payments.messaging;

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
import dev.waybill.payments.domain.PaymentTerms;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class OrderEventMapper implements EventMapper<OrderEvent, PaymentCommand> {

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
                OrderReturnCompleted.class);
    }

    @Override
    public Optional<PaymentCommand> map(OrderEvent event) {
        return switch (event) {
            case OrderPlaced placed ->
                Optional.of(new PaymentCommand.Authorize(new PaymentTerms(placed.price(), placed.paymentMethod())));
            case OrderCancelled _ -> Optional.of(new PaymentCommand.Cancel());
            case OrderReturnRequested requested ->
                Optional.of(new PaymentCommand.Refund(requested.returnId(), requested.money()));
            case OrderPersonalDataErased _ -> Optional.of(new PaymentCommand.Erase());
            case OrderConfirmed _, OrderCancellationRequested _, OrderCompleted _, OrderReturnCompleted _ ->
                Optional.empty();
        };
    }
}
