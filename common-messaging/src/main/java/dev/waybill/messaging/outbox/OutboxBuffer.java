package dev.waybill.messaging.outbox;

import dev.waybill.messaging.outbox.OutboxRepository.OutboxRow;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The events that one transaction has published so far. They join its {@link dev.waybill.persistence.StatementBatch} just before the commit. */
final class OutboxBuffer implements TransactionSynchronization {

    private final OutboxRepository repository;
    private final List<OutboxRow> rows = new ArrayList<>();
    private boolean written;

    private OutboxBuffer(OutboxRepository repository) {
        this.repository = repository;
    }

    /** The buffer of the current transaction; a suspended transaction keeps its own. */
    static OutboxBuffer current(OutboxRepository repository) {
        for (TransactionSynchronization synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof OutboxBuffer buffer && buffer.repository == repository) {
                return buffer;
            }
        }
        repository.register();
        var buffer = new OutboxBuffer(repository);
        TransactionSynchronizationManager.registerSynchronization(buffer);
        return buffer;
    }

    void add(OutboxRow row) {
        if (written) { // published by another synchronization just before the commit
            repository.append(List.of(row));
        } else {
            rows.add(row);
        }
    }

    /** Runs before the statement batch of the transaction is executed, because the rows are part of it. */
    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        written = true;
        if (!rows.isEmpty()) {
            repository.append(rows);
        }
    }
}
