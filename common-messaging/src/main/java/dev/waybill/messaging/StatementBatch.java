package dev.waybill.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Defers the writes of a transaction whose results it does not read. They are executed in the order in which they were
 * added, together and if possible with the commit in one round trip; until then other statements of the transaction do not
 * see them. A failure fails the transaction; affected rows are not counted. Outside a transaction each statement is
 * executed at once. Thread-safe.
 */
public final class StatementBatch {

    private final JdbcTemplate jdbc;

    public StatementBatch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param arguments as for {@link JdbcTemplate#update(String, Object...)}; the SQL has no other {@code ?} */
    public void add(String sql, @Nullable Object... arguments) {
        add(new TransactionWriteBuffer.Statement(sql, arguments));
    }

    /** Joins the current transaction for writes that will be added only just before its commit. */
    public void register() {
        TransactionWriteBuffer unused = TransactionWriteBuffer.current(jdbc);
    }

    private void add(TransactionWriteBuffer.Statement statement) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionWriteBuffer.current(jdbc).add(statement);
        } else {
            TransactionWriteBuffer.execute(jdbc, List.of(statement));
        }
    }
}
