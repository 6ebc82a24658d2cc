package dev.waybill.messaging.codec;

import dev.waybill.events.ValueObject;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** JSON forms of event fields: scalars are strict, enums are their exact names, a {@link ValueObject} is the scalar it holds. */
final class EventJacksonModule extends SimpleModule {

    EventJacksonModule() {
        addSerializer(ValueObject.class, new ScalarSerializer());
        addSerializer(BigDecimal.class, new ScalarSerializer());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new ValueObjectDeserializers());
    }

    private static final class ScalarSerializer extends ValueSerializer<Object> {

        @Override
        public void serialize(Object field, JsonGenerator json, SerializationContext context) {
            JsonScalarType.write(field instanceof ValueObject<?> valueObject ? valueObject.value() : field, json);
        }
    }
}
