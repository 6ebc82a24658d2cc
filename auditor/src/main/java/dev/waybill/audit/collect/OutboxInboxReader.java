package dev.waybill.audit.collect;

import dev.waybill.audit.AuditedService;
import dev.waybill.audit.EventLog.OutboxRow;
import dev.waybill.audit.EventLog.TopicRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Reads the services' outboxes and inboxes. */
record OutboxInboxReader(RowReader rows) {

    List<OutboxRow> outboxes() {
        var outboxRows = new ArrayList<OutboxRow>();
        for (AuditedService service : AuditedService.values()) {
            outboxRows.addAll(rows.of(
                    service.database(), """
                    select id, '%s' as source, aggregatetype as topic, type, aggregateid as order, causationid as cause,
                        sequence
                    from outbox where %s""".formatted(service.id(), rows.scope().onOutbox()), OutboxRow.class));
        }
        return outboxRows;
    }

    /** The ids in each service's inbox. */
    Map<String, Set<String>> inboxes() {
        return inboxes(service -> rows.of(service.database(), "select id from inbox", String.class));
    }

    /** For each service, the ids in its inbox of those of these events that it handles. */
    Map<String, Set<String>> inboxes(List<TopicRecord> events) {
        return inboxes(service -> rows.of(
                service.database(),
                "select id from inbox where id = any (:ids)",
                events.stream()
                        .filter(event -> service.handles(event.type()))
                        .map(event -> UUID.fromString(event.id()))
                        .toList(),
                String.class));
    }

    private static Map<String, Set<String>> inboxes(Function<AuditedService, List<String>> inboxOf) {
        var inboxes = new HashMap<String, Set<String>>();
        for (AuditedService service : AuditedService.values()) {
            inboxes.put(service.id(), new HashSet<>(inboxOf.apply(service)));
        }
        return inboxes;
    }
}
