package dev.waybill.web;

import dev.waybill.events.ValueObject;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Value types go out as the plain value they hold. */
@SuppressWarnings("rawtypes")
final class ValueObjectSerializer extends ValueSerializer<ValueObject> {

    @Override
    public void serialize(ValueObject scalar, JsonGenerator json, SerializationContext context) {
        context.writeValue(json, scalar.value());
    }
}
