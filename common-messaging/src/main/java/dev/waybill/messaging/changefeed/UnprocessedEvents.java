package dev.waybill.messaging.changefeed;

import dev.waybill.events.OrderId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Events of other services that were read from their topic and may not be processed here yet. The inbox, which is written
 * together with their effects, is polled with an increasing interval. Not thread-safe.
 */
final class UnprocessedEvents {

    private static final String PROCESSED = "select id from inbox where id = any(?)";

    private static final Duration MIN_INTERVAL = Duration.ofMillis(20);
    private static final Duration MAX_INTERVAL = Duration.ofMillis(500);

    /** After this time an event is probably a dead letter. Its order is reported as changed all the same. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

    private final JdbcTemplate database;
    private final Map<UUID, PendingEvent> pending = new HashMap<>();
    private Duration interval = MIN_INTERVAL;

    private record PendingEvent(OrderId order, long time) {

        boolean isOld() {
            return System.nanoTime() - time > MAX_WAIT.toNanos();
        }
    }

    UnprocessedEvents(JdbcTemplate database) {
        this.database = database;
    }

    void add(UUID event, OrderId order) {
        pending.put(event, new PendingEvent(order, System.nanoTime()));
        interval = MIN_INTERVAL;
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** How long to wait before the next query. */
    Duration interval() {
        return interval;
    }

    /** Removes the events that have been processed and returns their orders. */
    Set<OrderId> takeProcessed() {
        var orders = new HashSet<OrderId>();
        if (pending.isEmpty()) {
            return orders;
        }
        UUID[] ids = pending.keySet().toArray(UUID[]::new);
        List<UUID> processed = database.query(PROCESSED, (row, _) -> row.getObject(1, UUID.class), (Object) ids);
        for (UUID id : processed) {
            PendingEvent event = pending.remove(id);
            if (event != null) {
                orders.add(event.order());
            }
        }
        pending.values().removeIf(event -> {
            if (event.isOld()) {
                orders.add(event.order());
            }
            return event.isOld();
        });
        interval = processed.isEmpty() ? longer(interval) : MIN_INTERVAL;
        return orders;
    }

    private static Duration longer(Duration interval) {
        Duration twice = interval.multipliedBy(2);
        return twice.compareTo(MAX_INTERVAL) < 0 ? twice : MAX_INTERVAL;
    }
}
