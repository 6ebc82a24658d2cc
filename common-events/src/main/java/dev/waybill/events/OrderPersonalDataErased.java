package dev.waybill.events;

/**
 * The personal data of an order that is over was erased, and whoever has some of it erases it too. Of the order nothing
 * changes but that.
 */
@EventType("order.personal-data-erased.v1")
public record OrderPersonalDataErased(OrderId orderId) implements OrderEvent {

    public OrderPersonalDataErased {
        EventPreconditions.requirePresent(orderId, "orderId");
    }
}
