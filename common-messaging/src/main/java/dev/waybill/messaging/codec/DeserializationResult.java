package dev.waybill.messaging.codec;

import dev.waybill.events.Event;

/** The result of deserializing a value as an event of a given type. */
public sealed interface DeserializationResult {

    record Success(Event event) implements DeserializationResult {}

    /** The serde has no event of this type; the value was not parsed. */
    record UnknownType() implements DeserializationResult {}

    /** The value is not a valid event of its type. The reason contains nothing of the value. */
    record Invalid(String reason) implements DeserializationResult {}
}
