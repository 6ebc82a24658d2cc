package dev.waybill.messaging.codec;

import dev.waybill.events.Event;

/** What came of reading a value under a wire name. */
public sealed interface DeserializationResult {

    /** A valid event. */
    record Known(Event event) implements DeserializationResult {}

    /** No family here has this wire name, so the value was not looked at. */
    record Unknown() implements DeserializationResult {}

    /** The wire name is known, but the value is not one of its events. The reason repeats nothing of the value. */
    record Invalid(String reason) implements DeserializationResult {}
}
