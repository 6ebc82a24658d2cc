package dev.waybill.messaging.outbox;

import dev.waybill.messaging.Envelope;
import dev.waybill.persistence.StatementBatch;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Appends to the table {@code outbox}, any number of rows in one statement. */
final class OutboxRepository {

    private static final String APPEND = """
            insert into outbox
              (id, aggregateid, causationid, sequence, time, aggregatetype, type, traceparent, payload)
            select * from unnest
              (?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])
            """;

    private final StatementBatch statements;

    /** An event as the table stores it. */
    record OutboxRow(Envelope envelope, String topic, String payload) {}

    OutboxRepository(StatementBatch statements) {
        this.statements = statements;
    }

    /** Announces that events of the current transaction will be appended just before it commits. */
    void register() {
        statements.register();
    }

    /** Adds the rows to the statement batch of the transaction. */
    void append(List<OutboxRow> rows) {
        statements.add(
                APPEND,
                column("uuid", rows, row -> row.envelope().id()),
                column("uuid", rows, row -> row.envelope().subject().value()),
                column("uuid", rows, row -> row.envelope().causationId()),
                column("int8", rows, row -> row.envelope().sequence()),
                column("timestamptz", rows, row -> row.envelope().time().toString()),
                column("text", rows, OutboxRow::topic),
                column("text", rows, row -> row.envelope().type()),
                column("text", rows, row -> row.envelope().traceparent()),
                column("text", rows, OutboxRow::payload));
    }

    // The array may hold nulls, though its type does not say so.
    @SuppressWarnings("NullAway")
    private static SqlArrayValue column(
            String type, List<OutboxRow> rows, Function<OutboxRow, ? extends @Nullable Object> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }
}
