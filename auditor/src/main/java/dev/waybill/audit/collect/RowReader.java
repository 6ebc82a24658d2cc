package dev.waybill.audit.collect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Reads rows of the databases. The columns of a query are the components of its record, by their names. Its only parameter,
 * if it has one, is the array {@code :ids}. Throws {@link IllegalStateException} if a database cannot be read.
 */
record RowReader(DatabaseConnections connections, QueryScope scope) {

    private static final int FETCH_SIZE = 5_000;

    /** With the ids of the scope. */
    <T> List<T> of(String database, String query, Class<T> type) {
        return of(database, query, scope.ids(), type);
    }

    <T> List<T> of(String database, String query, Collection<UUID> ids, Class<T> type) {
        return read(database, query, ids, statement -> statement.query(type));
    }

    /** With the ids of the scope. */
    <T> List<T> of(String database, String query, RowMapper<T> mapper) {
        return read(database, query, scope.ids(), statement -> statement.query(mapper));
    }

    long count(String database, String query) {
        return of(database, query, Long.class).getFirst();
    }

    /** The parallel array columns {@code skus} and {@code quantities} as a map. */
    static Map<String, Integer> lines(ResultSet row) throws SQLException {
        var names = (String[]) row.getArray("skus").getArray();
        var numbers = (Integer[]) row.getArray("quantities").getArray();
        var lines = new HashMap<String, Integer>();
        for (int i = 0; i < names.length; i++) {
            lines.put(names[i], numbers[i]);
        }
        return Map.copyOf(lines);
    }

    private <T> List<T> read(
            String database, String query, Collection<UUID> ids, Function<StatementSpec, MappedQuerySpec<T>> mapping) {
        try {
            var statement = connections
                    .to(database)
                    .sql(query)
                    .withFetchSize(FETCH_SIZE)
                    .param("ids", new SqlArrayValue("uuid", ids.toArray()));
            return mapping.apply(statement).list();
        } catch (SQLException | DataAccessException e) {
            throw new IllegalStateException("Could not read from " + database, e);
        }
    }
}
