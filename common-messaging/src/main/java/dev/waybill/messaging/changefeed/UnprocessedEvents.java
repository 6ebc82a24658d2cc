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
 * Events of other services that were seen on their topic and may not have taken effect here yet. The inbox tells, as it
 * is written together with their effects; the longer it does not, the less often it is asked. Not thread-safe.
 */
final class UnprocessedEvents {

    private static final String HEARD = "select id from inbox where id = any(?)";

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    /** After this, an event has probably been put aside; its order is looked at all the same. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JdbcTemplate database;
    private final Map<UUID, Sighting> sightings = new HashMap<>();
    private Duration pause = SHORTEST_PAUSE;

    private record Sighting(OrderId order, long time) {

        boolean isOld() {
            return System.nanoTime() - time > PATIENCE.toNanos();
        }
    }

    UnprocessedEvents(JdbcTemplate database) {
        this.database = database;
    }

    void add(UUID event, OrderId order) {
        sightings.put(event, new Sighting(order, System.nanoTime()));
        pause = SHORTEST_PAUSE;
    }

    boolean isEmpty() {
        return sightings.isEmpty();
    }

    /** How long to wait before asking again. */
    Duration pause() {
        return pause;
    }

    /** The orders of those that have taken effect since, each event once. */
    Set<OrderId> nowHeard() {
        var orders = new HashSet<OrderId>();
        if (sightings.isEmpty()) {
            return orders;
        }
        UUID[] asked = sightings.keySet().toArray(UUID[]::new);
        List<UUID> heard = database.query(HEARD, (row, _) -> row.getObject(1, UUID.class), (Object) asked);
        for (UUID event : heard) {
            Sighting sighting = sightings.remove(event);
            if (sighting != null) {
                orders.add(sighting.order());
            }
        }
        sightings.values().removeIf(sighting -> {
            if (sighting.isOld()) {
                orders.add(sighting.order());
            }
            return sighting.isOld();
        });
        pause = heard.isEmpty() ? longer(pause) : SHORTEST_PAUSE;
        return orders;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
