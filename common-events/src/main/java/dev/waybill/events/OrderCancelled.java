package dev.waybill.events;

/** The order ends here: stock is released and money goes back. */
@WireName("order.cancelled.v1")
public record OrderCancelled(OrderId orderId, CancellationReason reason) implements OrderEvent {

    public OrderCancelled {
        Facts.present(orderId, "orderId");
        Facts.present(reason, "reason");
    }
}
