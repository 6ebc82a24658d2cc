package dev.waybill.messaging;

import dev.waybill.events.OrderId;

/** Something that an event asks of this service, with the envelope that the event came in. */
public record ReceivedEvent<I>(Envelope envelope, I input) {

    public OrderId orderId() {
        return envelope.subject();
    }
}
