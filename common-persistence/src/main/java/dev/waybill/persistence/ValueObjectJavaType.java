package dev.waybill.persistence;

import dev.waybill.events.ValueObject;
import java.util.function.Function;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.java.BasicJavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.jspecify.annotations.Nullable;

/** Maps a value object to the column type of the value that it holds. */
final class ValueObjectJavaType<T extends ValueObject<V>, V> extends AbstractClassJavaType<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<V, T> constructor;
    private final BasicJavaType<V> held;

    ValueObjectJavaType(Class<T> type, Function<V, T> constructor, BasicJavaType<V> held) {
        super(type);
        this.constructor = constructor;
        this.held = held;
    }

    @Override
    public JdbcType getRecommendedJdbcType(JdbcTypeIndicators indicators) {
        return held.getRecommendedJdbcType(indicators);
    }

    @Override
    public <X> @Nullable X unwrap(@Nullable T value, Class<X> type, WrapperOptions options) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        return value == null ? null : held.unwrap(value.value(), type, options);
    }

    @Override
    public <X> @Nullable T wrap(@Nullable X value, WrapperOptions options) {
        if (getJavaType().isInstance(value)) {
            return getJavaType().cast(value);
        }
        V wrapped = value == null ? null : held.wrap(value, options);
        return wrapped == null ? null : constructor.apply(wrapped);
    }
}
