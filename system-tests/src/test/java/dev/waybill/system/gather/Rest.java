package dev.waybill.system.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.stack.Service;
import java.util.HashMap;
import java.util.Map;

/** What rest means. */
final class Rest {

    private final Rows rows;
    private final Topics topics;
    private Map<String, Long> before = Map.of();

    Rest(Rows rows, Topics topics) {
        this.rows = rows;
        this.topics = topics;
    }

    /** Seen twice in a row with nothing moving in between. */
    void check() {
        Map<String, Long> now = look();
        boolean same = now.equals(before);
        before = now;
        assertThat(unfinished())
                .as("orders, payments and shipments on their way")
                .isZero();
        Map<String, Map<String, Long>> committed = topics.committed();
        topics.ends().forEach((partition, end) -> {
            for (Service service : Service.values()) {
                if (end > 0 && service.hears(partition.substring(0, partition.lastIndexOf('-')))) {
                    assertThat(committed.getOrDefault(service.id(), Map.of()).getOrDefault(partition, 0L))
                            .as("%s has read %s", service.id(), partition)
                            .isEqualTo(end);
                }
            }
        });
        assertThat(same).as("nothing moves").isTrue();
    }

    private long unfinished() {
        return rows.count("orders", """
                        select count(*) from orders where status in ('PENDING', 'CONFIRMED', 'CANCELLING')
                        or (status = 'SHIPPED' and reason is null)""")
                + rows.count("payments", "select count(*) from payments where due_at is not null")
                + rows.count("shipping", "select count(*) from shipments where due_at is not null");
    }

    private Map<String, Long> look() {
        var seen = new HashMap<>(topics.ends());
        for (Service service : Service.values()) {
            seen.put(service.id() + " told", rows.count(service.database(), "select count(*) from outbox"));
            seen.put(service.id() + " heard", rows.count(service.database(), "select count(*) from inbox"));
        }
        return seen;
    }
}
