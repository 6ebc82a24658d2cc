package dev.waybill.persistence;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
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
        add(new TransactionWriteBuffer.Statement(sql, arguments, false));
    }

    /**
     * Adds a statement that is executed after the commit, in the same message but in a transaction of its own. If the
     * commit cannot be sent with the batch, it is the last statement of the transaction. It can get lost in a crash; if it
     * fails, the caller gets its exception although the transaction has committed.
     *
     * @param arguments as for {@link #add(String, Object...)}
     */
    public void addAfterCommit(String sql, @Nullable Object... arguments) {
        add(new TransactionWriteBuffer.Statement(sql, arguments, true));
    }

    /**
     * An argument of {@link #add(String, Object...)}: an array with a value of each row.
     *
     * @param type the PostgreSQL type of its elements
     */
    // The array may hold nulls, though it is not declared so.
    @SuppressWarnings("NullAway")
    public static <T> SqlArrayValue column(
            String type, Collection<T> rows, Function<? super T, ? extends @Nullable Object> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
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
