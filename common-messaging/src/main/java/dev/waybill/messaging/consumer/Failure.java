package dev.waybill.messaging.consumer;

import dev.waybill.messaging.TransientFailureException;
import dev.waybill.messaging.deadletters.FailureReason;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/** How a failure of handling events is to be treated. */
enum Failure {
    /** A conflict of two transactions: the same batch is retried at once. */
    CONFLICT,
    /** The database is unavailable: every partition waits. */
    AWAY,
    /** Transient: the partition waits and is retried, others go on. */
    BUSY,
    /** Not retryable. */
    PERMANENT;

    private static final int MAX_DEPTH = 20;

    /** Decides by the most specific evidence: the exception of the service, then the SQL state, then the exception class. */
    static Failure of(Throwable thrown) {
        Failure failure = PERMANENT;
        int depth = 0;
        for (Throwable each = thrown; each != null && depth < MAX_DEPTH; each = each.getCause()) {
            if (each instanceof TransientFailureException) {
                return BUSY;
            }
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                Failure classified = bySqlState(sql.getSQLState());
                if (classified != PERMANENT) {
                    return classified;
                }
            }
            if (failure == PERMANENT) {
                failure = byClass(each);
            }
            depth++;
        }
        return failure;
    }

    /** See <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL's error codes</a>. */
    private static Failure bySqlState(String state) {
        return switch (state) {
            case "40001", "40P01" -> CONFLICT;
            // lock, statement or transaction timeout
            case "55P03", "57014", "25P03", "25P04" -> BUSY;
            // shutdown, crash, starting up, idle timeout, read-only standby
            case "57P01", "57P02", "57P03", "57P05", "25006" -> AWAY;
            default ->
                switch (state.substring(0, Math.min(2, state.length()))) {
                    // connection, resources, operating system
                    case "08", "53", "58" -> AWAY;
                    default -> PERMANENT;
                };
        };
    }

    private static Failure byClass(Throwable thrown) {
        return switch (thrown) {
            case CannotCreateTransactionException _,
                    DataAccessResourceFailureException _,
                    RecoverableDataAccessException _,
                    SQLRecoverableException _,
                    TransactionSystemException _ -> AWAY;
            case ConcurrencyFailureException _ -> CONFLICT;
            case TransientDataAccessException _, SQLTransientException _, TransactionTimedOutException _ -> BUSY;
            default -> PERMANENT;
        };
    }

    /**
     * Describes a failure by the exception, the SQL state and the place in the service. The message of the exception is
     * left out, as it may repeat values of the record.
     */
    static FailureReason reason(Throwable thrown) {
        var message = new StringBuilder("failed");
        @Nullable Throwable root = thrown;
        for (int depth = 0; root != null && depth < MAX_DEPTH; depth++) {
            if (root instanceof SQLException sql) {
                message.append(", SQL state ").append(sql.getSQLState());
            }
            root = root.getCause();
        }
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.waybill.")) {
                message.append(" at ").append(frame);
                break;
            }
        }
        return new FailureReason(thrown.getClass().getName(), message.toString());
    }
}
