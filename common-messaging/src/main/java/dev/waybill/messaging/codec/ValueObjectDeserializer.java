package dev.waybill.messaging.codec;

import dev.waybill.events.ValueObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;

/** Reads the plain value that a scalar holds, and lets the scalar's own constructor judge it. */
final class ValueObjectDeserializer implements Function<JsonParser, Object> {

    private final JsonScalarType plain;
    private final Constructor<?> constructor;

    ValueObjectDeserializer(Class<?> scalar) {
        if (!scalar.isRecord() || scalar.getRecordComponents().length != 1) {
            throw new IllegalArgumentException(
                    scalar + " must be a record with one component, as " + ValueObject.class);
        }
        Class<?> held = scalar.getRecordComponents()[0].getType();
        JsonScalarType known = JsonScalarType.of(held);
        if (known == null) {
            throw new IllegalArgumentException(scalar + " holds a " + held + ", which has no form on the wire");
        }
        plain = known;
        try {
            constructor = scalar.getDeclaredConstructor(held);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has a constructor of its components", e);
        }
        constructor.trySetAccessible();
    }

    @Override
    public Object apply(JsonParser json) {
        try {
            return constructor.newInstance(plain.apply(json));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }
}
