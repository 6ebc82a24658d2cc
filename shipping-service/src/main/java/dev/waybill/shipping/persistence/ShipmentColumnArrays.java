package dev.waybill.shipping.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Rows as one array per column, for statements that unnest them. */
record ShipmentColumnArrays<T>(List<T> rows) {

    SqlArrayValue uuids(Function<T, @Nullable UUID> column) {
        return array("uuid", column);
    }

    SqlArrayValue texts(Function<T, @Nullable String> column) {
        return array("text", column);
    }

    SqlArrayValue longs(Function<T, @Nullable Long> column) {
        return array("int8", column);
    }

    SqlArrayValue integers(Function<T, @Nullable Integer> column) {
        return array("int4", column);
    }

    SqlArrayValue times(Function<T, @Nullable Instant> column) {
        return array("timestamptz", column);
    }

    // The array may hold nulls, though it is not declared so.
    @SuppressWarnings("NullAway")
    private SqlArrayValue array(String type, Function<T, ? extends @Nullable Object> column) {
        @Nullable Object[] elements = new @Nullable Object[rows.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = column.apply(rows.get(i));
        }
        return new SqlArrayValue(type, elements);
    }
}
