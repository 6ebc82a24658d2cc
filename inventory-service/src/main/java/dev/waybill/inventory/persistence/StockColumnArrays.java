package dev.waybill.inventory.persistence;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Rows as one array per column, for statements that unnest them. */
record StockColumnArrays<T>(List<T> rows) {

    static <T> StockColumnArrays<T> of(Collection<T> rows) {
        return new StockColumnArrays<>(List.copyOf(rows));
    }

    SqlArrayValue uuids(Function<T, @Nullable UUID> column) {
        return array("uuid", column);
    }

    SqlArrayValue texts(Function<T, String> column) {
        return array("text", column);
    }

    SqlArrayValue integers(Function<T, Integer> column) {
        return array("int4", column);
    }

    SqlArrayValue longs(Function<T, Long> column) {
        return array("int8", column);
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
