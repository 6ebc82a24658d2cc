package dev.waybill.web;

import dev.waybill.events.ValueObject;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a value object as its plain value. */
@SuppressWarnings("rawtypes")
final class ValueObjectSerializer extends ValueSerializer<ValueObject> {

    @Override
    public void serialize(ValueObject object, JsonGenerator json, SerializationContext context) {
        context.writeValue(json, object.value());
    }
}
