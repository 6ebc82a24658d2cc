package dev.waybill.inventory.persistence;

import dev.waybill.events.LineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of an order in two array columns. They are written as array literals, because PostgreSQL requires arrays of
 * arrays to have equal lengths. No character of a sku needs escaping; the quotes are for a sku named null.
 */
final class LineItemArrays {

    private LineItemArrays() {}

    static String skus(List<LineItem> lines) {
        return literal(lines.stream().map(line -> '"' + line.sku().value() + '"'));
    }

    static String quantities(List<LineItem> lines) {
        return literal(lines.stream().map(line -> line.quantity().toString()));
    }

    private static String literal(Stream<String> elements) {
        return elements.collect(Collectors.joining(",", "{", "}"));
    }

    static List<LineItem> read(ResultSet row) throws SQLException {
        String[] skus = (String[]) row.getArray("skus").getArray();
        Integer[] quantities = (Integer[]) row.getArray("quantities").getArray();
        var lines = new ArrayList<LineItem>(skus.length);
        for (int i = 0; i < skus.length; i++) {
            lines.add(new LineItem(new Sku(skus[i]), new Quantity(quantities[i])));
        }
        return lines;
    }
}
