package dev.waybill.orders.messaging;

import dev.waybill.events.ReturnId;
import dev.waybill.events.TrackingNumber;
import dev.waybill.orders.domain.OrderTrigger;
import dev.waybill.orders.domain.ReturnTrigger;
import org.jspecify.annotations.Nullable;

/** The meaning of another service's event for an order or a return. */
sealed interface SagaInput {

    /** The event in one sentence for the timeline, without personal data. */
    String summary();

    /** A trigger of the order's state machine. */
    record ForOrder(OrderTrigger trigger, @Nullable TrackingNumber trackingNumber, String summary)
            implements SagaInput {}

    /** A trigger of a return's state machine. */
    record ForReturn(ReturnId returnId, ReturnTrigger trigger, String summary) implements SagaInput {}

    static SagaInput forOrder(OrderTrigger trigger, String summary) {
        return new ForOrder(trigger, null, summary);
    }
}
