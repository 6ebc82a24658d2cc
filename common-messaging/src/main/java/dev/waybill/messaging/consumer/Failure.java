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

/** What a failed reaction calls for. */
enum Failure {
    /** Two transactions were in each other's way, and the same batch will do when tried again. */
    CONFLICT,
    /** The database is not there for anyone. */
    AWAY,
    /** Time will mend it, for what is concerned; others may go on. */
    BUSY,
    /** Trying again will not help. */
    PERMANENT;

    private static final int DEEPEST = 20;

    /** Judges by the most specific thing known: what the service says, then the SQL state, then the exception. */
    static Failure of(Throwable thrown) {
        Failure failure = PERMANENT;
        int depth = 0;
        for (Throwable each = thrown; each != null && depth < DEEPEST; each = each.getCause()) {
            if (each instanceof TransientFailureException) {
                return BUSY;
            }
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                Failure judged = bySqlState(sql.getSQLState());
                if (judged != PERMANENT) {
                    return judged;
                }
            }
            if (failure == PERMANENT) {
                failure = byClass(each);
            }
            depth++;
        }
        return failure;
    }

    /**
     * Classes of states after <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">appendix A</a> of
     * PostgreSQL's manual.
     */
    private static Failure bySqlState(String state) {
        return switch (state) {
            case "40001", "40P01" -> CONFLICT;
            // a lock or statement took too long, or the transaction did
            case "55P03", "57014", "25P03", "25P04" -> BUSY;
            // shutting down, crashed, not up yet, idle for too long, standing by
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
     * Names a failure without its message, which may repeat values: the exception, the SQL state, and the place in the
     * service where it came from.
     */
    static FailureReason reason(Throwable thrown) {
        var message = new StringBuilder("failed");
        @Nullable Throwable root = thrown;
        for (int depth = 0; root != null && depth < DEEPEST; depth++) {
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
