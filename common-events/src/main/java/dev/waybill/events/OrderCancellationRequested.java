package dev.waybill.events;

/** The customer asks to cancel a confirmed order; shipping answers whether it still can be. */
@EventType("order.cancellation-requested.v1")
public record OrderCancellationRequested(OrderId orderId) implements OrderEvent {

    public OrderCancellationRequested {
        EventPreconditions.requirePresent(orderId, "orderId");
    }
}
