package dev.waybill.messaging.relay;

import java.time.Instant;

/** What the write-ahead log says about the journal. Transactions come whole, one after the other, in commit order. */
sealed interface ReplicationMessage {

    /**
     * @param committedAt by the database's clock
     * @param transaction the lower half of the transaction's id
     */
    record Begin(Instant committedAt, int transaction) implements ReplicationMessage {}

    record Insert(OutboxRecord event) implements ReplicationMessage {}

    /** @param end where the log goes on after this transaction */
    record Commit(long end) implements ReplicationMessage {}
}
