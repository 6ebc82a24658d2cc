package dev.waybill.orders.saga;

import dev.waybill.events.OrderEvent;
import dev.waybill.messaging.Cause;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Received;
import dev.waybill.orders.domain.Change;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.TimelineEntry;
import dev.waybill.orders.saga.SagaDurations.Ended;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one transaction hears and tells. What it tells is published at once, in the order in which it happened. */
final class Chronicle {

    private final Outbox outbox;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private final List<Ended> ended = new ArrayList<>();

    Chronicle(Outbox outbox) {
        this.outbox = outbox;
    }

    void hear(Received<Told> received, List<Change> changes) {
        String summary = received.input().summary();
        timeline.add(new TimelineEntry(received.envelope(), summary, unannounced(changes)));
    }

    void tell(Order order, List<Change> changes, Cause cause) {
        for (Change change : changes) {
            OrderEvent event = change.announcement();
            if (event != null) {
                Envelope envelope = outbox.publish(order, event, cause);
                timeline.add(new TimelineEntry(envelope, Summaries.of(event), change));
            }
        }
        Ended.collect(order, changes, ended);
    }

    List<TimelineEntry> timeline() {
        return timeline;
    }

    List<Ended> ended() {
        return ended;
    }

    /** There is one at most: an order moves unannounced only when it ships. */
    private static @Nullable Change unannounced(List<Change> changes) {
        for (Change change : changes) {
            if (change.announcement() == null) {
                return change;
            }
        }
        return null;
    }
}
