package dev.waybill.messaging.consumer;

import dev.waybill.messaging.TransientFailureException;
import dev.waybill.persistence.StatementBatch;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ids of the events that have been processed. */
final class InboxRepository {

    /** Ordered, so that two transactions with common ids wait for each other instead of deadlocking. */
    private static final String INSERT =
            "insert into inbox (id) select id from unnest(?::uuid[]) as event (id) order by id";

    private static final String INSERT_IF_ABSENT = INSERT + " on conflict do nothing returning id";

    private final JdbcTemplate database;
    private final StatementBatch writes;

    InboxRepository(JdbcTemplate database) {
        this.database = database;
        this.writes = new StatementBatch(database);
    }

    /** Whether this service has not consumed anything yet. */
    boolean isEmpty() {
        return Boolean.TRUE.equals(database.queryForObject("select not exists (select from inbox)", Boolean.class));
    }

    /** Inserts ids at the end of the current transaction, which fails if one of them is there already. */
    void add(Collection<UUID> ids) {
        writes.add(INSERT, (Object) ids.toArray(UUID[]::new));
    }

    /**
     * Inserts ids in the current transaction.
     *
     * @return those that were not there before
     * @throws TransientFailureException if the inbox does not accept them, which is not the fault of an event
     */
    Set<UUID> insertIfAbsent(Collection<UUID> ids) {
        try {
            return new HashSet<>(
                    database.query(INSERT_IF_ABSENT, (row, number) -> row.getObject(1, UUID.class), (Object)
                            ids.toArray(UUID[]::new)));
        } catch (DataAccessException e) {
            if (FailureClassifier.of(e) == FailureClassifier.NOT_RETRYABLE) {
                throw new TransientFailureException("the inbox does not accept ids", e);
            }
            throw e;
        }
    }
}
