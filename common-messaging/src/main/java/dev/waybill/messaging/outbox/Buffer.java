package dev.waybill.messaging.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction has published so far. Becomes one of its {@link dev.waybill.messaging.StatementBatch} just before the commit. */
final class Buffer implements TransactionSynchronization {

    private final Journal journal;
    private final List<JournalRow> rows = new ArrayList<>();
    private final Map<Object, Integer> savepoints = new HashMap<>();
    private boolean written;

    private Buffer(Journal journal) {
        this.journal = journal;
    }

    /** That of the current transaction; a suspended transaction keeps its own. */
    static Buffer current(Journal journal) {
        for (TransactionSynchronization synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Buffer buffer && buffer.journal == journal) {
                return buffer;
            }
        }
        journal.expect();
        var buffer = new Buffer(journal);
        TransactionSynchronizationManager.registerSynchronization(buffer);
        return buffer;
    }

    void add(JournalRow row) {
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
