package dev.waybill.messaging.consumer;

import dev.waybill.messaging.StatementBatch;
import dev.waybill.messaging.TransientFailureException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ids of the events that took effect here. */
final class Inbox {

    /** In order, so that two transactions which share ids wait for each other instead of deadlocking. */
    private static final String ADD =
            "insert into inbox (id) select id from unnest(?::uuid[]) as event (id) order by id";

    private static final String REMEMBER = ADD + " on conflict do nothing returning id";

    private final JdbcTemplate database;
    private final StatementBatch writes;

    Inbox(JdbcTemplate database) {
        this.database = database;
        this.writes = new StatementBatch(database);
    }

    /** Remembers events with the end of the current transaction, which fails if one of them was known before. */
    void add(Collection<UUID> ids) {
        writes.add(ADD, (Object) ids.toArray(UUID[]::new));
    }

    /**
     * Remembers events in the current transaction.
     *
     * @return those that were not known before
     * @throws TransientFailureException if the inbox cannot take them, which is no event's fault
     */
    Set<UUID> remember(Collection<UUID> ids) {
        try {
            return new HashSet<>(database.query(
                    REMEMBER, (row, number) -> row.getObject(1, UUID.class), (Object) ids.toArray(UUID[]::new)));
        } catch (DataAccessException e) {
            if (Failure.of(e) == Failure.PERMANENT) {
                throw new TransientFailureException("the inbox does not take events", e);
            }
            throw e;
        }
    }
}
