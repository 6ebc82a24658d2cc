package dev.waybill.messaging;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction writes and does not look at again. It goes to the database together and, if possible, with the commit
 * in one round trip, in the order in which it was added; until then the statements of the same transaction do not see it.
 * What fails there fails the transaction; how many rows it was, nobody asks. Outside a transaction each statement is
 * carried out at once. Thread-safe.
 */
public final class StatementBatch {

    private final JdbcTemplate jdbc;

    public StatementBatch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param arguments as {@link JdbcTemplate#update(String, Object...)} takes them; no {@code ?} but theirs in the SQL */
    public void add(String sql, @Nullable Object... arguments) {
        add(new TransactionWriteBuffer.Statement(sql, arguments));
    }

    /** Joins the current transaction for writes that will only be known on the brink of its commit. */
    public void expect() {
        TransactionWriteBuffer unused = TransactionWriteBuffer.current(jdbc);
    }

    private void add(TransactionWriteBuffer.Statement statement) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionWriteBuffer.current(jdbc).add(statement);
        } else {
            TransactionWriteBuffer.carryOut(jdbc, List.of(statement));
        }
    }
}
