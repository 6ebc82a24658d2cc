package dev.waybill.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Distinguishes a database that is unavailable or busy, where a retry helps, from an error of the service. */
final class TransientDatabaseErrors {

    /** Connection, resources, operator intervention, system error, serialization failures and deadlocks. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "40");

    /** Lock not available; transaction and idle-in-transaction time-outs. */
    private static final Set<String> STATES = Set.of("55P03", "25P03", "25P04");

    private TransientDatabaseErrors() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isTransient(sql)) {
                return true;
            }
        }
        return false;
    }

    /** Without a SQL state it is an error of the pool: a connection that broke during a transaction, for example. */
    private static boolean isTransient(SQLException sql) {
        String state = sql.getSQLState();
        return state == null
                || sql instanceof SQLTransientException
                || (state.length() == 5 && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state)));
    }
}
