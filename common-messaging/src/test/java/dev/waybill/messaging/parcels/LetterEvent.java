package dev.waybill.messaging.parcels;

import dev.waybill.events.Event;
import dev.waybill.events.OrderId;
import dev.waybill.events.Topic;
import dev.waybill.events.WireName;

@Topic("letters")
public sealed interface LetterEvent extends Event {

    @WireName("letter.written.v1")
    record Written(OrderId orderId) implements LetterEvent {}
}
