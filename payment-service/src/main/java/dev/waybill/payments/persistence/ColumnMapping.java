package dev.waybill.payments.persistence;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** One column of a table, and the function that reads its value from a row object. */
record ColumnMapping<T>(String name, String type, Function<T, @Nullable Object> value) {

    /** The values of this column in these rows, as an array for {@code unnest}. */
    // The array may hold nulls, though it is not declared so.
    @SuppressWarnings("NullAway")
    SqlArrayValue array(List<T> rows) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }

    /** A value of a part of the row that may be absent. */
    static <P> @Nullable Object of(@Nullable P part, Function<P, @Nullable Object> value) {
        return part == null ? null : value.apply(part);
    }
}
