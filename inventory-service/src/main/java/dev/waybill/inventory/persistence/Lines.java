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
 * The lines of an order in two columns. Written as array literals, because the columns of many orders would be arrays of
 * arrays, and PostgreSQL wants those of equal length. Nothing in a sku needs escaping; the quotes are for one named null.
 */
final class Lines {

    private Lines() {}

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
