package dev.waybill.console.orders;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.waybill.console.service.OrderClient.TimelineEvent;
import dev.waybill.console.service.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The timeline of an order, over a lane for each service. */
final class OrderTimeline {

    /** A longer time in which nothing happened gets a row of its own, which is as high as any other. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    private OrderTimeline() {}

    /**
     * @param idle nothing happened for so long; then there is no event
     * @param after the time since the first event
     * @param lane of the service that published it
     * @param cause the event that caused it
     */
    record Row(
            @Nullable Duration idle,
            @Nullable TimelineEvent event,
            @Nullable Duration after,
            @Nullable ServiceName lane,
            @Nullable TimelineEvent cause) {}

    /** In the order of their times; causes stay before their effects. */
    static List<Row> of(List<TimelineEvent> events) {
        Map<UUID, TimelineEvent> byId = events.stream().collect(toMap(TimelineEvent::id, identity(), (one, _) -> one));
        var rows = new ArrayList<Row>();
        Instant first = events.stream()
                .map(TimelineEvent::time)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant last = first;
        for (TimelineEvent event : events) {
            Duration idle = Duration.between(last, event.time());
            if (idle.compareTo(IDLE) > 0) {
                rows.add(new Row(idle, null, null, null, null));
            }
            rows.add(new Row(
                    null,
                    event,
                    Duration.between(first, event.time()),
                    ServiceName.labelled(event.source().replace("/", "")).orElse(null),
                    event.causationId() == null ? null : byId.get(event.causationId())));
            last = event.time().isAfter(last) ? event.time() : last;
        }
        return List.copyOf(rows);
    }
}
