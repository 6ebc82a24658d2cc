package dev.waybill.messaging.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Translates a failed insert into a day without a partition to a transient failure, and has the partition made: the next
 * attempt succeeds. PostgreSQL reports it with the SQL state of a violated check, which is the fault of the row.
 */
final class MissingPartitionTranslator extends SQLExceptionSubclassTranslator {

    private static final Logger log = LoggerFactory.getLogger(MissingPartitionTranslator.class);

    /** The place in PostgreSQL that reports it; unlike the message, it is not translated. */
    private static final String ROUTINE = "ExecFindPartition";

    MissingPartitionTranslator(Runnable repair) {
        setCustomTranslator((_, _, failure) -> {
            if (!isMissingPartition(failure)) {
                return null;
            }
            log.warn("a partition is missing and will be created: {}", failure.getMessage());
            repair.run();
            return missing(failure);
        });
    }

    private static DataAccessException missing(SQLException failure) {
        return new TransientDataAccessResourceException(
                "a partition is missing",
                new SQLTransientException(failure.getMessage(), failure.getSQLState(), failure));
    }

    private static boolean isMissingPartition(@Nullable Throwable failure) {
        return failure instanceof PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && ROUTINE.equals(postgres.getServerErrorMessage().getRoutine());
    }
}
