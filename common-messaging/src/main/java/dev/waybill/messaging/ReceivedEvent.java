package dev.waybill.messaging;

import dev.waybill.events.OrderId;

/** The input that an event means to this service, with the envelope of the event. */
public record ReceivedEvent<I>(Envelope envelope, I input) {

    public OrderId orderId() {
        return envelope.subject();
    }
}
