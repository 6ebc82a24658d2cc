package dev.waybill.messaging.codec;

import dev.waybill.events.ValueObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;

/** Reads the scalar that a value object holds, and lets the value object's constructor validate it. */
final class ValueObjectDeserializer implements Function<JsonParser, Object> {

    private final JsonScalarType scalarType;
    private final Constructor<?> constructor;

    ValueObjectDeserializer(Class<?> valueObject) {
        if (!valueObject.isRecord() || valueObject.getRecordComponents().length != 1) {
            throw new IllegalArgumentException(valueObject + " must be a record with one component, as every "
                    + ValueObject.class.getSimpleName());
        }
        Class<?> held = valueObject.getRecordComponents()[0].getType();
        JsonScalarType known = JsonScalarType.of(held);
        if (known == null) {
            throw new IllegalArgumentException(valueObject + " holds a " + held + ", which has no JSON form");
        }
        scalarType = known;
        try {
            constructor = valueObject.getDeclaredConstructor(held);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has a constructor of its components", e);
        }
        constructor.trySetAccessible();
    }

    @Override
    public Object apply(JsonParser json) {
        try {
            return constructor.newInstance(scalarType.apply(json));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }
}
