package dev.waybill.messaging.codec;

import dev.waybill.events.ValueObject;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleDeserializers;

/**
 * Reads scalars in the only form in which each is written, enums by their exact names (others as {@code UNKNOWN} where an
 * enum has that, so that only readers who decide by it reject what a newer service adds), and value objects as the scalar
 * that each holds, which its constructor validates. Jackson's own deserializers, which are lenient about scalars, read
 * everything else: records and lists. A {@code @JsonCreator} would not do: Jackson reads the string or integer of such a
 * constructor itself, without these checks.
 */
final class StrictDeserializers extends SimpleDeserializers {

    private static final int MAX_DECIMAL_LENGTH = 64;
    private static final Pattern DECIMAL_FORM = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final Pattern ID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final Map<Class<?>, Function<JsonParser, Object>> SCALARS = Map.of(
            String.class, StrictDeserializers::text,
            Integer.class, StrictDeserializers::integer,
            int.class, StrictDeserializers::integer,
            BigDecimal.class, StrictDeserializers::decimal,
            UUID.class, StrictDeserializers::id,
            Currency.class, StrictDeserializers::currency);

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        Class<?> raw = type.getRawClass();
        Function<JsonParser, Object> read =
                ValueObject.class.isAssignableFrom(raw) ? valueObject(raw) : SCALARS.get(raw);
        return read == null ? null : new FunctionDeserializer(raw, read);
    }

    @Override
    public ValueDeserializer<?> findEnumDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        Class<?> raw = type.getRawClass();
        Map<String, Object> constants = Arrays.stream(raw.getEnumConstants())
                .collect(Collectors.toMap(each -> ((Enum<?>) each).name(), Function.identity()));
        return new FunctionDeserializer(raw, json -> {
            Object constant = constants.getOrDefault(text(json), constants.get("UNKNOWN"));
            if (constant == null) {
                throw new IllegalArgumentException("is none of the known values");
            }
            return constant;
        });
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return type.isEnum() || ValueObject.class.isAssignableFrom(type) || SCALARS.containsKey(type);
    }

    private static Function<JsonParser, Object> valueObject(Class<?> type) {
        if (!type.isRecord() || type.getRecordComponents().length != 1) {
            throw new IllegalArgumentException(
                    type + " must be a record with one component, as every " + ValueObject.class.getSimpleName());
        }
        Class<?> held = type.getRecordComponents()[0].getType();
        Function<JsonParser, Object> read = SCALARS.get(held);
        if (read == null) {
            throw new IllegalArgumentException(type + " holds a " + held + ", which has no JSON form");
        }
        Constructor<?> constructor = BeanUtils.getResolvableConstructor(type);
        return json -> BeanUtils.instantiateClass(constructor, read.apply(json));
    }

    private static String text(JsonParser json) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            throw new IllegalArgumentException("must be a string");
        }
        String text = json.getString();
        if (text.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
            throw new IllegalArgumentException("must be well-formed Unicode");
        }
        return text;
    }

    private static Integer integer(JsonParser json) {
        if (!json.hasToken(JsonToken.VALUE_NUMBER_INT) || json.getNumberType() != JsonParser.NumberType.INT) {
            throw new IllegalArgumentException("must be an integer of 32 bits");
        }
        return json.getIntValue();
    }

    private static BigDecimal decimal(JsonParser json) {
        String text = text(json);
        if (text.length() > MAX_DECIMAL_LENGTH || !DECIMAL_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a plain decimal in a string");
        }
        return new BigDecimal(text);
    }

    private static UUID id(JsonParser json) {
        String text = text(json);
        if (!ID_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a UUID in its canonical form");
        }
        return UUID.fromString(text);
    }

    private static Currency currency(JsonParser json) {
        try {
            return Currency.getInstance(text(json));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be an ISO 4217 currency code", e);
        }
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
