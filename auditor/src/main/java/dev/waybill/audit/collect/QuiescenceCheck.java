package dev.waybill.audit.collect;

import dev.waybill.audit.AuditedService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Detects whether a system is quiescent: no order, event or task is in progress. Not thread-safe. */
final class QuiescenceCheck {

    private final TargetSystem system;
    private final TopicReader topics;
    private final String recent;
    private Map<String, Long> before = Map.of();

    /** @param since outbox and inbox rows that are older are not counted */
    QuiescenceCheck(TargetSystem system, Instant since) {
        this.system = system;
        this.topics = new TopicReader(system);
        this.recent = " where id >= '" + QueryScope.earliestId(since) + "'";
    }

    /** What is still in progress. Never empty on the first call, because two polls are compared. */
    List<String> pendingWork() {
        try (var connections = new DatabaseConnections(system)) {
            return pendingWork(new RowReader(connections, new QueryScope.Everything()));
        }
    }

    private List<String> pendingWork(RowReader rows) {
        var pendingWork = new ArrayList<String>();
        Map<String, Long> now = counts(rows);
        if (!now.equals(before)) {
            pendingWork.add("rows or records were added since the last poll");
        }
        before = now;
        long unfinished = unfinished(rows);
        if (unfinished > 0) {
            pendingWork.add(unfinished + " orders, payments, shipments and returns are in progress");
        }
        pendingWork.addAll(topics.consumerState().behind());
        return pendingWork;
    }

    private static long unfinished(RowReader rows) {
        return rows.count("orders", """
                        select count(*) from orders where status in ('PENDING', 'CONFIRMED', 'CANCELLING')
                        or (status = 'SHIPPED' and reason is null)""")
                + rows.count(
                        "orders", "select count(*) from returns where status not in ('COMPLETED', 'RESTOCKED_UNPAID')")
                + rows.count("payments", "select count(*) from payments where due_at is not null")
                + rows.count("payments", "select count(*) from refunds where due_at is not null")
                + rows.count("shipping", "select count(*) from shipments where due_at is not null")
                + rows.count("shipping", "select count(*) from returns where due_at is not null");
    }

    private Map<String, Long> counts(RowReader rows) {
        var seen = new HashMap<>(topics.ends());
        for (AuditedService service : AuditedService.values()) {
            seen.put(service.id() + " outbox", rows.count(service.database(), "select count(*) from outbox" + recent));
            seen.put(service.id() + " inbox", rows.count(service.database(), "select count(*) from inbox" + recent));
        }
        return seen;
    }
}
