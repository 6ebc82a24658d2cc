package dev.waybill.events;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads contracts off the records. */
final class RecordContracts {

    private static final Map<Class<?>, String> PLAIN = Map.of(
            String.class, "string",
            UUID.class, "uuid",
            BigDecimal.class, "decimal",
            Integer.class, "integer",
            Currency.class, "iso-4217");

    private RecordContracts() {}

    static Contract of(Class<?> event) {
        var facts = new TreeMap<String, String>();
        addFacts("", event, facts);
        return new Contract(Family.nameOf(event), Family.topicOf(event), facts);
    }

    private static void addFacts(String prefix, Class<?> type, Map<String, String> facts) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + component.getName();
            String mark = isOptional(component.getAnnotatedType()) ? "?" : "";
            if (component.getType() == List.class) {
                facts.put(path, "array" + mark);
                addFacts(path + "[].", itemOf(component), facts);
            } else if (isPlain(component.getType())) {
                facts.put(path, form(component.getType()) + mark);
            } else {
                facts.put(path, "object" + mark);
                addFacts(path + ".", component.getType(), facts);
            }
        }
    }

    private static boolean isOptional(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean isPlain(Class<?> type) {
        return !type.isRecord() || ValueObject.class.isAssignableFrom(type);
    }

    private static Class<?> itemOf(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    private static String form(Class<?> type) {
        if (ValueObject.class.isAssignableFrom(type)) {
            return form(type.getRecordComponents()[0].getType());
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining("|"));
        }
        return Objects.requireNonNull(PLAIN.get(type), type.getName());
    }
}
