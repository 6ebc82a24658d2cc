package dev.waybill.audit.collect;

import dev.waybill.audit.AuditSnapshot;
import dev.waybill.audit.ClientView;
import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.audit.EventLog;
import dev.waybill.audit.EventLog.TopicRecord;
import dev.waybill.audit.InventoryRecords;
import java.time.Instant;
import java.util.List;

/** Collects all data of a system. Not thread-safe. */
public final class DataCollector {

    private final TargetSystem system;
    private final QuiescenceCheck quiescence;

    public DataCollector(TargetSystem system) {
        this.system = system;
        this.quiescence = new QuiescenceCheck(system, Instant.EPOCH);
    }

    /**
     * What is still in progress, as text: an order that is not final, an event that is not yet published or consumed. The
     * system is quiescent when this is empty. It never is on the first call, because two polls are compared.
     */
    public List<String> pendingWork() {
        return quiescence.pendingWork();
    }

    /**
     * Collects everything. The system must be quiescent.
     *
     * @param faulty whether a process was killed or stopped during the run
     * @param attempts the clients' requests and their responses
     * @param injected bad records that a test wrote
     */
    public AuditSnapshot collect(boolean faulty, List<Attempt> attempts, List<TopicRecord> injected) {
        try (var connections = new DatabaseConnections(system)) {
            var rows = new RowReader(connections, new QueryScope.Everything());
            var topics = new TopicReader(system);
            var data = new BusinessDataReader(rows);
            var inventory = new InventoryReader(rows);
            var outboxInbox = new OutboxInboxReader(rows);
            return new AuditSnapshot(
                    faulty,
                    new ClientView(attempts, data.orders()),
                    new InventoryRecords(inventory.stock(), inventory.movements(), data.reservations()),
                    data.payments(),
                    data.shipments(),
                    data.returns(),
                    new EventLog(outboxInbox.outboxes(), topics.events(), topics.deadLetters(Instant.EPOCH), injected),
                    topics.consumerState().withInbox(outboxInbox.inboxes()));
        }
    }
}
