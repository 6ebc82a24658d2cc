package dev.waybill.messaging.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction has published so far. Becomes one of its {@link dev.waybill.messaging.StatementBatch} just before the commit. */
final class OutboxBuffer implements TransactionSynchronization {

    private final OutboxRepository journal;
    private final List<OutboxRow> rows = new ArrayList<>();
    private final Map<Object, Integer> savepoints = new HashMap<>();
    private boolean written;

    private OutboxBuffer(OutboxRepository journal) {
        this.journal = journal;
    }

    /** That of the current transaction; a suspended transaction keeps its own. */
    static OutboxBuffer current(OutboxRepository journal) {
        for (TransactionSynchronization synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof OutboxBuffer buffer && buffer.journal == journal) {
                return buffer;
            }
        }
        journal.expect();
        var buffer = new OutboxBuffer(journal);
        TransactionSynchronizationManager.registerSynchronization(buffer);
        return buffer;
    }

    void add(OutboxRow row) {
        if (written) { // published by another synchronization on the brink of the commit
            journal.append(List.of(row));
        } else {
            rows.add(row);
        }
    }

    /** Before the writes of the transaction go to the database, because these belong to them. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, rows.size());
    }

    @Override
    public void savepointRollback(Object savepoint) {
        rows.subList(savepoints.getOrDefault(savepoint, 0), rows.size()).clear();
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        written = true;
        if (!rows.isEmpty()) {
            journal.append(rows);
        }
    }
}
