package dev.waybill.audit.gather;

import dev.waybill.audit.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What rest means. Not thread-safe. */
final class Rest {

    private final Scene scene;
    private final Topics topics;
    private final String recent;
    private Map<String, Long> before = Map.of();

    /** @param since nothing that is older can still be on its way */
    Rest(Scene scene, Instant since) {
        this.scene = scene;
        this.topics = new Topics(scene);
        this.recent = " where id >= '" + Scope.earliestId(since) + "'";
    }

    /** What keeps the product from being at rest; it is, when this is empty. Has to be asked twice at least. */
    List<String> disturbances() {
        try (var connections = new Connections(scene)) {
            return disturbances(new Rows(connections, new Scope.Everything()));
        }
    }

    private List<String> disturbances(Rows rows) {
        var disturbances = new ArrayList<String>();
        Map<String, Long> now = look(rows);
        if (!now.equals(before)) {
            disturbances.add("something still moves");
        }
        before = now;
        long unfinished = unfinished(rows);
        if (unfinished > 0) {
            disturbances.add(unfinished + " orders, payments and shipments are on their way");
        }
        Map<String, Map<String, Long>> committed = topics.committed();
        topics.ends().forEach((partition, end) -> {
            for (Service service : Service.values()) {
                long read = committed.getOrDefault(service.id(), Map.of()).getOrDefault(partition, 0L);
                if (service.hears(partition.substring(0, partition.lastIndexOf('-'))) && read != end) {
                    disturbances.add("%s has read %d of %d of %s".formatted(service.id(), read, end, partition));
                }
            }
        });
        return disturbances;
    }

    private static long unfinished(Rows rows) {
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

    private Map<String, Long> look(Rows rows) {
        var seen = new HashMap<>(topics.ends());
        for (Service service : Service.values()) {
            seen.put(service.id() + " told", rows.count(service.database(), "select count(*) from outbox" + recent));
            seen.put(service.id() + " heard", rows.count(service.database(), "select count(*) from inbox" + recent));
        }
        return seen;
    }
}
