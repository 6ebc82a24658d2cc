package dev.waybill.events;

/** The order ends here: stock is released and money goes back. */
@EventType("order.cancelled.v1")
public record OrderCancelled(OrderId orderId, CancellationReason reason) implements OrderEvent {

    public OrderCancelled {
        EventPreconditions.requirePresent(orderId, "orderId");
        EventPreconditions.requirePresent(reason, "reason");
    }
}
