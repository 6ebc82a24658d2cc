package dev.waybill.orders.saga;

import dev.waybill.events.OrderEvent;
import dev.waybill.messaging.Cause;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.orders.domain.Change;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.TimelineEntry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the others what changed. */
@Component
final class Announcements {

    private final Outbox outbox;
    private final SagaDurations durations;

    Announcements(Outbox outbox, SagaDurations durations) {
        this.outbox = outbox;
        this.durations = durations;
    }

    /** Publishes what of the changes is to be announced, and notes it for the timeline. */
    void publish(Order order, List<Change> changes, Cause cause, List<TimelineEntry> timeline) {
        for (Change change : changes) {
            OrderEvent event = change.announcement();
            if (event != null) {
                Envelope envelope = outbox.publish(order, event, cause);
                timeline.add(new TimelineEntry(envelope, Summaries.of(event), change));
            }
            durations.note(order, change);
        }
    }
}
