package dev.waybill.orders.saga;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.EventProcess;
import dev.waybill.messaging.Received;
import dev.waybill.orders.domain.Change;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.TimelineEntry;
import dev.waybill.orders.domain.Timelines;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves orders on by what the other services tell. What they tell of an order that is not there changes nothing. */
@Component
final class OrderProcess implements EventProcess<Told> {

    private final Orders orders;
    private final Timelines timelines;
    private final Announcements announcements;
    private final Clock clock;

    OrderProcess(Orders orders, Timelines timelines, Announcements announcements, Clock clock) {
        this.orders = orders;
        this.timelines = timelines;
        this.announcements = announcements;
        this.clock = clock;
    }

    @Override
    public void react(List<Received<Told>> batch) {
        Map<OrderId, Order> loaded = orders.lock(idsOf(batch));
        var timeline = new ArrayList<TimelineEntry>();
        Instant now = Times.now(clock);
        for (Received<Told> received : batch) {
            Order order = loaded.get(received.orderId());
            if (order != null) {
                apply(received, order, now, timeline);
            }
        }
        orders.save(loaded.values());
        timelines.add(timeline);
    }

    private void apply(Received<Told> received, Order order, Instant now, List<TimelineEntry> timeline) {
        Told told = received.input();
        List<Change> changes = order.tell(told.signal(), told.trackingNumber(), now);
        timeline.add(new TimelineEntry(received.envelope(), told.summary(), unannounced(changes)));
        announcements.publish(order, changes, received.envelope().asCause(), timeline);
    }

    private static @Nullable Change unannounced(List<Change> changes) {
        Optional<Change> silent =
                changes.stream().filter(change -> change.announcement() == null).findFirst();
        return silent.orElse(null);
    }

    private static TreeSet<OrderId> idsOf(List<Received<Told>> batch) {
        var ids = new TreeSet<OrderId>();
        batch.forEach(received -> ids.add(received.orderId()));
        return ids;
    }
}
