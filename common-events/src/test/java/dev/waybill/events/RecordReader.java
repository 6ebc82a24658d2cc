package dev.waybill.events;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a record of JSON by its constructors, whose checks are all that decides whether it can be read. */
final class RecordReader {

    private RecordReader() {}

    static boolean accepts(Class<?> event, JsonNode json) {
        try {
            return event.isInstance(read(event, json));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return false;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object read(Class<?> type, JsonNode json) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        var values = new ArrayList<@Nullable Object>();
        for (RecordComponent component : components) {
            values.add(value(component.getGenericType(), json.path(component.getName())));
        }
        return constructor(type).newInstance(values.toArray());
    }

    private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
    }

    private static @Nullable Object value(Type type, JsonNode json) throws ReflectiveOperationException {
        if (json.isMissingNode()) {
            return null;
        }
        if (type instanceof ParameterizedType map && map.getRawType() == SortedMap.class) {
            var texts = new TreeMap<String, String>();
            json.forEachEntry((key, text) -> texts.put(key, text.stringValue()));
            return texts;
        }
        if (type instanceof ParameterizedType list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (JsonNode item : json) {
                items.add(value(list.getActualTypeArguments()[0], item));
            }
            return items;
        }
        Class<?> plain = (Class<?>) type;
        if (ValueObject.class.isAssignableFrom(plain)) {
            Class<?> held = plain.getRecordComponents()[0].getType();
            return constructor(plain).newInstance(value(held, json));
        }
        return plain.isRecord() ? read(plain, json) : scalar(plain, json);
    }

    private static Object scalar(Class<?> type, JsonNode json) {
        if (type == Integer.class) {
            return json.intValue();
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(json.stringValue());
        }
        if (type == UUID.class) {
            return UUID.fromString(json.stringValue());
        }
        if (type == Currency.class) {
            return Currency.getInstance(json.stringValue());
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.toString().equals(json.stringValue()))
                    .findFirst()
                    .orElseThrow();
        }
        return json.stringValue();
    }
}
