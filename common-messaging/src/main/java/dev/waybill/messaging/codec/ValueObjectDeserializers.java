package dev.waybill.messaging.codec;

import dev.waybill.events.ValueObject;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Deserializers for scalar values, enums and value objects. Jackson's own read everything else: records and lists. */
final class ValueObjectDeserializers extends Deserializers.Base {

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        Class<?> raw = type.getRawClass();
        if (ValueObject.class.isAssignableFrom(raw)) {
            return new FunctionDeserializer(raw, new ValueObjectDeserializer(raw));
        }
        JsonScalarType scalar = JsonScalarType.of(raw);
        return scalar == null ? null : new FunctionDeserializer(raw, scalar);
    }

    @Override
    public ValueDeserializer<?> findEnumDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        Class<?> raw = type.getRawClass();
        Map<String, Object> constants = Arrays.stream(raw.getEnumConstants())
                .collect(Collectors.toMap(each -> ((Enum<?>) each).name(), Function.identity()));
        return new FunctionDeserializer(raw, json -> {
            Object constant = constants.get(JsonScalarType.TEXT.apply(json));
            if (constant == null) {
                throw new IllegalArgumentException("is none of the known values");
            }
            return constant;
        });
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return type.isEnum() || ValueObject.class.isAssignableFrom(type) || JsonScalarType.of(type) != null;
    }

    private static final class FunctionDeserializer extends StdScalarDeserializer<Object> {

        private final transient Function<JsonParser, Object> read;

        FunctionDeserializer(Class<?> type, Function<JsonParser, Object> read) {
            super(type);
            this.read = read;
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            return read.apply(json);
        }
    }
}
