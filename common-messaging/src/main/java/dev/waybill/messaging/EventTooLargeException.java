package dev.waybill.messaging;

/** An event is larger than its topic takes; refused at publication, because a relay could only get stuck on it. */
public final class EventTooLargeException extends IllegalArgumentException {

    public EventTooLargeException(String type, int bytes, int most) {
        super(type + " has " + bytes + " bytes, more than the " + most + " that its topic takes");
    }
}
