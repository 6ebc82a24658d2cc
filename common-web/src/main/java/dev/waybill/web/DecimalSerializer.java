package dev.waybill.web;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes decimals as strings, because many clients read JSON numbers as binary floats. */
final class DecimalSerializer extends ValueSerializer<BigDecimal> {

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
        json.writeString(value.toPlainString());
    }
}
