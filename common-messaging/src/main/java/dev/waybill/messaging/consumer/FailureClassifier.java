package dev.waybill.messaging.consumer;

import dev.waybill.messaging.TransientFailureException;
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

/** How a failure of handling events is to be treated. Only {@link #NOT_RETRYABLE} is the fault of an event. */
enum FailureClassifier {
    /** A conflict of two transactions: the same batch is retried at once. */
    RETRY_NOW,
    /** The database is unavailable: every partition waits. */
    DATABASE_UNAVAILABLE,
    /** Transient: the partition waits and is retried, others go on. */
    RETRY_LATER,
    /** A permission, a table, a column or space is missing: the partition waits until an operator has provided it. */
    SETUP_MISSING,
    /** Not retryable. */
    NOT_RETRYABLE;

    private static final int MAX_DEPTH = 20;

    /** Decides by the most specific evidence: the exception of the service, then the SQL state, then the exception class. */
    static FailureClassifier of(Throwable thrown) {
        FailureClassifier kind = NOT_RETRYABLE;
        int depth = 0;
        for (Throwable each = thrown; each != null && depth < MAX_DEPTH; each = each.getCause()) {
            if (each instanceof TransientFailureException) {
                return RETRY_LATER;
            }
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                FailureClassifier classified = bySqlState(sql.getSQLState());
                if (classified != NOT_RETRYABLE) {
                    return classified;
                }
            }
            if (kind == NOT_RETRYABLE) {
                kind = byClass(each);
            }
            depth++;
        }
        return kind;
    }

    /** See <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL's error codes</a>. */
    private static FailureClassifier bySqlState(String state) {
        return switch (state) {
            case "40001", "40P01" -> RETRY_NOW;
            // lock, statement or transaction timeout; a plan of before a migration
            case "55P03", "57014", "25P03", "25P04", "0A000" -> RETRY_LATER;
            // shutdown, crash, starting up, idle timeout, too many connections
            case "57P01", "57P02", "57P03", "57P05", "53300" -> DATABASE_UNAVAILABLE;
            // read-only, disk full, no transaction ids left, foreign objects that are not ready
            case "25006", "53100", "54000", "55000" -> SETUP_MISSING;
            default ->
                switch (state.substring(0, Math.min(2, state.length()))) {
                    // connection, credentials, no such database, resources, operating system
                    case "08", "28", "3D", "53", "58" -> DATABASE_UNAVAILABLE;
                    // permission, table, column, function, type, schema; configuration file; damaged data
                    case "42", "3F", "F0", "XX" -> SETUP_MISSING;
                    default -> NOT_RETRYABLE;
                };
        };
    }

    private static FailureClassifier byClass(Throwable thrown) {
        return switch (thrown) {
            case CannotCreateTransactionException _,
                    DataAccessResourceFailureException _,
                    RecoverableDataAccessException _,
                    SQLRecoverableException _,
                    TransactionSystemException _ -> DATABASE_UNAVAILABLE;
            case ConcurrencyFailureException _ -> RETRY_NOW;
            case TransientDataAccessException _, SQLTransientException _, TransactionTimedOutException _ -> RETRY_LATER;
            default -> NOT_RETRYABLE;
        };
    }

    /**
     * Describes a failure by the SQL state and the place in the service. The message of the exception is left out, as it
     * may repeat values of the record.
     */
    static String describe(@Nullable Throwable thrown) {
        var description = new StringBuilder("failed");
        @Nullable StackTraceElement place = null;
        int depth = 0;
        for (Throwable each = thrown; each != null && depth < MAX_DEPTH; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                description.append(", SQL state ").append(sql.getSQLState());
            }
            for (StackTraceElement frame : each.getStackTrace()) {
                if (place == null && frame.getClassName().startsWith("dev.waybill.")) {
                    place = frame;
                }
            }
            depth++;
        }
        return place == null ? description.toString() : description + " at " + place;
    }
}
