package dev.waybill.messaging;

/** An event exceeds {@code waybill.outbox.max-event-size}. It is rejected at publication, because the relay would be stuck on it. */
public final class EventTooLargeException extends IllegalArgumentException {

    public EventTooLargeException(String type, int bytes, int maxBytes) {
        super(type + " has " + bytes + " bytes, more than waybill.outbox.max-event-size (" + maxBytes + ")");
    }
}
