package dev.waybill.orders.messaging;

import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.orders.domain.Change;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one transaction hears and tells. What it tells is published at once, in the order in which it happened. */
public final class Chronicle {

    private final Outbox outbox;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private final List<Milestone> milestones = new ArrayList<>();

    Chronicle(Outbox outbox) {
        this.outbox = outbox;
    }

    void hear(ReceivedEvent<Told> received, List<Change> changes) {
        String summary = received.input().summary();
        timeline.add(new TimelineEntry(received.envelope(), summary, unannounced(changes)));
    }

    public void tell(Order order, List<Change> changes, Causation cause) {
        for (Change change : changes) {
            OrderEvent event = change.announcement();
            if (event != null) {
                announce(order, event, change, cause);
                mark(event, Duration.between(order.placedAt(), order.state().updatedAt()));
            }
        }
    }

    /** The order took in this, having waited since then. */
    void step(ReceivedEvent<Told> received, Instant since, Instant now) {
        milestones.add(new Milestone.Step(received.envelope().type(), Duration.between(since, now)));
    }

    private void mark(OrderEvent event, Duration taken) {
        switch (event) {
            case OrderPlaced _ -> milestones.add(new Milestone.Started());
            case OrderConfirmed _, OrderCancellationRequested _, OrderReturnRequested _, OrderReturnCompleted _ -> {}
            case OrderCancelled cancelled -> milestones.add(new Milestone.Cancelled(cancelled.reason(), taken));
            case OrderCompleted _ -> milestones.add(new Milestone.Completed(taken));
        }
    }

    /** Tells what does not move the order itself. */
    void announce(Order order, OrderEvent event, Causation cause) {
        announce(order, event, null, cause);
    }

    private void announce(Order order, OrderEvent event, @Nullable Change reached, Causation cause) {
        Envelope envelope = outbox.publish(order, event, cause);
        timeline.add(new TimelineEntry(envelope, Summaries.of(event), reached));
    }

    List<TimelineEntry> timeline() {
        return timeline;
    }

    List<Milestone> milestones() {
        return milestones;
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
