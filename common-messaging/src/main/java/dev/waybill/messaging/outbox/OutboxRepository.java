package dev.waybill.messaging.outbox;

import dev.waybill.messaging.Envelope;
import dev.waybill.persistence.StatementBatch;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Appends to the table {@code outbox}: all rows of a transaction in one statement, just before its commit. */
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

    /** Adds a row to the statement batch of the current transaction; a suspended transaction keeps its own rows. */
    void append(OutboxRow row) {
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Buffer buffer && buffer.owner() == this) {
                buffer.add(row);
                return;
            }
        }
        statements.register();
        var buffer = new Buffer();
        TransactionSynchronizationManager.registerSynchronization(buffer);
        buffer.add(row);
    }

    private void append(List<OutboxRow> rows) {
        statements.add(
                APPEND,
                StatementBatch.column("uuid", rows, row -> row.envelope().id()),
                StatementBatch.column(
                        "uuid", rows, row -> row.envelope().subject().value()),
                StatementBatch.column("uuid", rows, row -> row.envelope().causationId()),
                StatementBatch.column("int8", rows, row -> row.envelope().sequence()),
                StatementBatch.column(
                        "timestamptz", rows, row -> row.envelope().time().toString()),
                StatementBatch.column("text", rows, OutboxRow::topic),
                StatementBatch.column("text", rows, row -> row.envelope().type()),
                StatementBatch.column("text", rows, row -> row.envelope().traceparent()),
                StatementBatch.column("text", rows, OutboxRow::payload));
    }

    /** The rows of one transaction so far. */
    private final class Buffer implements TransactionSynchronization {

        private final List<OutboxRow> rows = new ArrayList<>();
        private boolean written;

        OutboxRepository owner() {
            return OutboxRepository.this;
        }

        void add(OutboxRow row) {
            if (written) { // published by another synchronization just before the commit
                append(List.of(row));
            } else {
                rows.add(row);
            }
        }

        /** Runs before the statement batch of the transaction is executed, because the rows are part of it. */
        @Override
        public int getOrder() {
            return 0;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            append(rows);
        }
    }
}
