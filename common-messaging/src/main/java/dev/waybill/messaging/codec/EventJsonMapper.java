package dev.waybill.messaging.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waybill.events.ValueObject;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The JSON mapper for events: it coerces, guesses and reorders nothing. Thread-safe. */
final class EventJsonMapper {

    static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_LENGTH = 64;
    private static final int MAX_NAME_LENGTH = 1_000;

    private EventJsonMapper() {}

    static JsonMapper create() {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxNameLength(MAX_NAME_LENGTH)
                .build();
        var json = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                // Field names come from outside and are unlimited; interned ones would never be freed.
                .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                .build();
        return JsonMapper.builder(json)
                .addModule(new SimpleModule()
                        .addSerializer(ValueObject.class, new ScalarSerializer())
                        .addSerializer(BigDecimal.class, new ScalarSerializer())
                        .setDeserializers(new StrictDeserializers()))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .changeDefaultPropertyInclusion(present -> present.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfigDefaults(coercion -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        coercion.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .build();
    }

    /** A value object is the scalar that it holds, and a decimal a plain string. */
    private static final class ScalarSerializer extends ValueSerializer<Object> {

        @Override
        public void serialize(Object field, JsonGenerator json, SerializationContext context) {
            switch (field instanceof ValueObject<?> object ? object.value() : field) {
                case Integer number -> json.writeNumber(number);
                case BigDecimal decimal -> json.writeString(decimal.toPlainString());
                case Object other -> json.writeString(other.toString());
            }
        }
    }
}
