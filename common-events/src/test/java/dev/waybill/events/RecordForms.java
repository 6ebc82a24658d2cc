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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the forms of facts from the records. */
final class RecordForms {

    private static final Map<Class<?>, String> PLAIN = Map.of(
            String.class, "string",
            UUID.class, "uuid",
            BigDecimal.class, "decimal",
            Integer.class, "integer",
            Currency.class, "iso-4217");

    private RecordForms() {}

    static Map<String, String> of(Class<?> event) {
        var forms = new TreeMap<String, String>();
        addForms("", event, forms);
        return forms;
    }

    private static void addForms(String prefix, Class<?> type, Map<String, String> forms) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + component.getName();
            String mark = isOptional(component.getAnnotatedType()) ? "?" : "";
            if (component.getType() == List.class) {
                forms.put(path, "array" + mark);
                addForms(path + "[].", itemOf(component), forms);
            } else if (component.getType() == SortedMap.class) {
                forms.put(path, "object" + mark);
            } else if (isPlain(component.getType())) {
                forms.put(path, form(component.getType()) + mark);
            } else {
                forms.put(path, "object" + mark);
                addForms(path + ".", component.getType(), forms);
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
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .filter(constant -> !constant.equals("UNKNOWN"))
                    .collect(Collectors.joining("|"));
        }
        return Objects.requireNonNull(PLAIN.get(type), type.getName());
    }
}
