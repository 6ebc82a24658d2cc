package dev.waybill.messaging.relay;

import java.time.Instant;

/** A decoded message about the outbox. Transactions arrive complete, one after the other, in commit order. */
sealed interface ReplicationMessage {

    /**
     * @param committedAt by the database's clock
     * @param transaction the lower half of the transaction's id
     */
    record Begin(Instant committedAt, int transaction) implements ReplicationMessage {}

    record Insert(OutboxRecord event) implements ReplicationMessage {}

    /** @param end the log position after this transaction */
    record Commit(long end) implements ReplicationMessage {}
}
