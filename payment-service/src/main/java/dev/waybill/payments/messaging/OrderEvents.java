package dev.waybill.payments.messaging;

import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.messaging.EventMapper;
import dev.waybill.payments.domain.Terms;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class OrderEvents implements EventMapper<OrderEvent, PaymentInput> {

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public Optional<PaymentInput> map(OrderEvent event) {
        return switch (event) {
            case OrderPlaced placed ->
                Optional.of(new PaymentInput.Place(new Terms(placed.price(), placed.paymentMethod())));
            case OrderCancelled _ -> Optional.of(new PaymentInput.Cancel());
            case OrderReturnRequested requested ->
                Optional.of(new PaymentInput.GiveBack(requested.returnId(), requested.money()));
            case OrderConfirmed _, OrderCancellationRequested _, OrderCompleted _, OrderReturnCompleted _ ->
                Optional.empty();
        };
    }
}
