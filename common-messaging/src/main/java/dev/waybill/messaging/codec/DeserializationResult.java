package dev.waybill.messaging.codec;

import dev.waybill.events.Event;
import dev.waybill.messaging.wire.InvalidRecordException;

/** The result of deserializing a value as an event of a given type. */
public sealed interface DeserializationResult {

    record Success(Event event) implements DeserializationResult {}

    /** The serde has no event of this type; the value was not parsed. */
    record UnknownType() implements DeserializationResult {}

    /** The value is not a valid event of its type. The detail contains nothing of the value. */
    record Invalid(InvalidRecordException.Reason reason, String detail) implements DeserializationResult {}
}
