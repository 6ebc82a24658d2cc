package dev.waybill.messaging.parcels;

import dev.waybill.events.Event;
import dev.waybill.events.EventTopic;
import dev.waybill.events.EventType;
import dev.waybill.events.OrderId;

@EventTopic("letters")
public sealed interface LetterEvent extends Event {

    @EventType("letter.written.v1")
    record Written(OrderId orderId) implements LetterEvent {}
}
