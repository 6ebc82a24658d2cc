package dev.waybill.audit.gather;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads rows. A database that is away is an {@link IllegalStateException}. */
record Rows(Connections connections, Scope scope) {

    private static final int FETCHED_AT_ONCE = 5_000;

    /** Makes one thing of one row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param query with a condition of the scope or none */
    <T> List<T> of(String database, String query, Reader<T> reader) {
        return scope instanceof Scope.Orders orders && query.contains("?")
                ? of(database, query, orders.ids(), reader)
                : read(database, query, statement -> {}, reader);
    }

    /** @param query with the ids as its one parameter */
    <T> List<T> of(String database, String query, Collection<UUID> ids, Reader<T> reader) {
        return read(database, query, statement -> statement.setArray(1, array(statement.getConnection(), ids)), reader);
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

    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private <T> List<T> read(String database, String query, Binding binding, Reader<T> reader) {
        try (var statement = connections.to(database).prepareStatement(query)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            binding.to(statement);
            return all(statement.executeQuery(), reader);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read from " + database, e);
        }
    }

    private static <T> List<T> all(ResultSet result, Reader<T> reader) throws SQLException {
        var rows = new ArrayList<T>();
        while (result.next()) {
            rows.add(reader.read(result));
        }
        return rows;
    }

    private static java.sql.Array array(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
