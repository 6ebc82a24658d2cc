package dev.waybill.audit.collect;

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

/** Reads rows of the databases. Throws {@link IllegalStateException} if a database cannot be read. */
record RowReader(DatabaseConnections connections, QueryScope scope) {

    private static final int FETCH_SIZE = 5_000;

    /** Maps one row. */
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** @param query with no parameter, or with the scope's ids as its only parameter */
    <T> List<T> of(String database, String query, RowMapper<T> mapper) {
        return scope instanceof QueryScope.Orders orders && query.contains("?")
                ? of(database, query, orders.ids(), mapper)
                : read(database, query, statement -> {}, mapper);
    }

    /** @param query whose only parameter is the array of ids */
    <T> List<T> of(String database, String query, Collection<UUID> ids, RowMapper<T> mapper) {
        return read(database, query, statement -> statement.setArray(1, array(statement.getConnection(), ids)), mapper);
    }

    long count(String database, String query) {
        return of(database, query, row -> row.getLong(1)).getFirst();
    }

    /** Two parallel array columns as a map. */
    static Map<String, Integer> lines(ResultSet row, String skus, String quantities) throws SQLException {
        var names = (String[]) row.getArray(skus).getArray();
        var numbers = (Integer[]) row.getArray(quantities).getArray();
        var lines = new HashMap<String, Integer>();
        for (int i = 0; i < names.length; i++) {
            lines.put(names[i], numbers[i]);
        }
        return lines;
    }

    private interface ParameterBinder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private <T> List<T> read(String database, String query, ParameterBinder binder, RowMapper<T> mapper) {
        try (var statement = connections.to(database).prepareStatement(query)) {
            statement.setFetchSize(FETCH_SIZE);
            binder.bind(statement);
            return all(statement.executeQuery(), mapper);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read from " + database, e);
        }
    }

    private static <T> List<T> all(ResultSet result, RowMapper<T> mapper) throws SQLException {
        var rows = new ArrayList<T>();
        while (result.next()) {
            rows.add(mapper.map(result));
        }
        return rows;
    }

    private static java.sql.Array array(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
