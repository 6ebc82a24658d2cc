package dev.waybill.messaging.codec;

import dev.waybill.events.ValueObject;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** How facts stand in JSON: plain values strictly, enums by their exact name, and a {@link ValueObject} as what it holds. */
final class EventJacksonModule extends SimpleModule {

    EventJacksonModule() {
        addSerializer(ValueObject.class, new FactSerializer());
        addSerializer(BigDecimal.class, new FactSerializer());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new ValueObjectDeserializers());
    }

    private static final class FactSerializer extends ValueSerializer<Object> {

        @Override
        public void serialize(Object fact, JsonGenerator json, SerializationContext context) {
            JsonScalarType.write(fact instanceof ValueObject<?> scalar ? scalar.value() : fact, json);
        }
    }
}
