package dev.waybill.messaging.parcels;

import dev.waybill.events.Event;
import dev.waybill.events.EventTopic;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderId;

@EventTopic("labels")
public sealed interface LabelEvent extends Event {

    @EventType("label.printed.v1")
    record Printed(OrderId orderId) implements LabelEvent {}
}
