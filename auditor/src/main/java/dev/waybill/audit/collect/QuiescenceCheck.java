package dev.waybill.audit.collect;

import dev.waybill.audit.AuditedService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Detects whether a system is quiescent: no order or task is in progress, and every event is published and consumed. Not
 * thread-safe.
 */
final class QuiescenceCheck {

    private static final String LOG_POSITION = "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint";

    /** The position before which everything is acknowledged by the brokers; 0 while events are published from the table. */
    private static final String PUBLISHED_UNTIL = """
            select coalesce(max(pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')), 0)::bigint from pg_replication_slots
            where database = current_database()
            and slot_name = regexp_replace(lower(current_database()), '[^a-z0-9_]', '_', 'g') || '_outbox'
            and not exists (select from outbox_progress where recover_since is not null)""";

    private final TargetSystem system;
    private final TopicReader topics;
    private final String recent;
    private Map<String, Long> before = Map.of();
    private Map<AuditedService, Long> logPositions = Map.of();

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
        pendingWork.addAll(unpublished(rows));
        long unfinished = unfinished(rows);
        if (unfinished > 0) {
            pendingWork.add(unfinished + " orders, payments, shipments and returns are in progress");
        }
        pendingWork.addAll(topics.consumerState().behind());
        return pendingWork;
    }

    /** The services whose outbox was not published up to where the log ended at the last poll. */
    private List<String> unpublished(RowReader rows) {
        var unpublished = new ArrayList<String>();
        var ends = new EnumMap<AuditedService, Long>(AuditedService.class);
        for (AuditedService service : AuditedService.values()) {
            ends.put(service, rows.count(service.database(), LOG_POSITION));
            long needed = logPositions.getOrDefault(service, Long.MAX_VALUE);
            if (rows.count(service.database(), PUBLISHED_UNTIL) < needed) {
                unpublished.add(service.id() + " has not published its outbox");
            }
        }
        logPositions = ends;
        return unpublished;
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
