package dev.waybill.web;

import dev.waybill.events.Scalar;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Value types go out as the plain value they hold. */
@SuppressWarnings("rawtypes")
final class ScalarWriter extends ValueSerializer<Scalar> {

    @Override
    public void serialize(Scalar scalar, JsonGenerator json, SerializationContext context) {
        context.writeValue(json, scalar.value());
    }
}
