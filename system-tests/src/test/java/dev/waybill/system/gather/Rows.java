package dev.waybill.system.gather;

import dev.waybill.system.stack.Stack;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads rows. A database that is away is an {@link IllegalStateException}. */
record Rows(Stack stack) {

    /** Makes one thing of one row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> of(String database, String query, Reader<T> reader) {
        try (var connection = stack.connect(database);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read from " + database, e);
        }
    }

    long count(String database, String query) {
        return of(database, query, row -> row.getLong(1)).getFirst();
    }

    /** Two arrays side by side as a map. */
    static Map<String, Integer> lines(ResultSet row, String skus, String quantities) throws SQLException {
        var names = (String[]) row.getArray(skus).getArray();
        var numbers = (Integer[]) row.getArray(quantities).getArray();
        var lines = new HashMap<String, Integer>();
        for (int i = 0; i < names.length; i++) {
            lines.put(names[i], numbers[i]);
        }
        return lines;
    }
}
