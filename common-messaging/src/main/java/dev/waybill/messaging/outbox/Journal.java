package dev.waybill.messaging.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Appends to the table {@code outbox}, however many rows in one statement. */
final class Journal {

    private static final String APPEND = """
            insert into outbox
              (id, aggregateid, causationid, sequence, time, aggregatetype, type, traceparent, payload)
            select * from unnest
              (?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])
            """;

    private final JdbcTemplate jdbc;

    Journal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void append(List<JournalRow> rows) {
        jdbc.update(APPEND, statement -> {
            bind(statement, 1, "uuid", rows, row -> row.envelope().id());
            bind(statement, 2, "uuid", rows, row -> row.envelope().subject().value());
            bind(statement, 3, "uuid", rows, row -> row.envelope().causationId());
            bind(statement, 4, "bigint", rows, row -> row.envelope().sequence());
            bind(statement, 5, "timestamptz", rows, row -> row.envelope().time().toString());
            bind(statement, 6, "text", rows, JournalRow::topic);
            bind(statement, 7, "text", rows, row -> row.envelope().type());
            bind(statement, 8, "text", rows, row -> row.envelope().traceparent());
            bind(statement, 9, "text", rows, JournalRow::payload);
        });
    }

    private static void bind(PreparedStatement statement, int index, String type, List<JournalRow> rows, Column column)
            throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                index, connection.createArrayOf(type, rows.stream().map(column).toArray()));
    }

    /** One column of a row; null where it has none. */
    private interface Column extends Function<JournalRow, @Nullable Object> {}
}
