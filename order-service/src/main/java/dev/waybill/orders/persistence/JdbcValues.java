package dev.waybill.orders.persistence;

import dev.waybill.events.LineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts values to and from JDBC. A statement for many rows takes one array for each column. */
final class JdbcValues {

    private JdbcValues() {}

    /** A column of all rows as text; the statement casts it to its type. */
    static <T> @Nullable String[] texts(Collection<T> rows, Function<T, ? extends @Nullable Object> value) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        int i = 0;
        for (T row : rows) {
            Object one = value.apply(row);
            texts[i++] = one == null ? null : one.toString();
        }
        return texts;
    }

    static <T> Boolean[] flags(Collection<T> rows, Function<T, Boolean> value) {
        return rows.stream().map(value).toArray(Boolean[]::new);
    }

    static OffsetDateTime timestamp(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Currency currency(ResultSet row) throws SQLException {
        return Currency.getInstance(row.getString("currency"));
    }

    /** Line items from two parallel array columns. */
    static List<LineItem> lines(ResultSet row) throws SQLException {
        String[] skus = array(row, "skus");
        Integer[] quantities = array(row, "quantities");
        var lines = new ArrayList<LineItem>(skus.length);
        for (int i = 0; i < skus.length; i++) {
            lines.add(new LineItem(new Sku(skus[i]), new Quantity(quantities[i])));
        }
        return lines;
    }

    @SuppressWarnings("unchecked")
    static <T> T[] array(ResultSet row, String column) throws SQLException {
        return (T[]) row.getArray(column).getArray();
    }
}
