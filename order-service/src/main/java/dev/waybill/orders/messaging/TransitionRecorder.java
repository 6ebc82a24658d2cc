package dev.waybill.orders.messaging;

import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderPersonalDataErased;
import dev.waybill.events.OrderPlaced;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.TransactionHooks;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.StatusChange;
import dev.waybill.orders.domain.TimelineEntry;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.PostgresOrderChanges;
import dev.waybill.orders.persistence.TimelineRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what transactions do to orders. Thread-safe. */
@Component
public final class TransitionRecorder {

    private final Outbox outbox;
    private final OrderRepository orders;
    private final PostgresOrderChanges changes;
    private final TimelineRepository timelines;
    private final SagaMetricRecorder metrics;

    TransitionRecorder(
            Outbox outbox,
            OrderRepository orders,
            PostgresOrderChanges changes,
            TimelineRepository timelines,
            SagaMetricRecorder metrics) {
        this.outbox = outbox;
        this.orders = orders;
        this.changes = changes;
        this.timelines = timelines;
        this.metrics = metrics;
    }

    /** The recording of the current transaction. */
    public Recording begin() {
        return new Recording();
    }

    /**
     * Publishes the events of one transaction, in the order of the calls, and collects timeline entries and metrics until
     * {@link #save}. Not thread-safe.
     */
    public final class Recording {

        private final List<TimelineEntry> timeline = new ArrayList<>();
        private final List<Runnable> measurements = new ArrayList<>();

        private Recording() {}

        /** Adds a consumed event to the timeline, with the changes that it caused. */
        void consumed(ReceivedEvent<SagaInput> received, List<StatusChange> changes) {
            String summary = received.input().summary();
            timeline.add(new TimelineEntry(received.envelope(), summary, unpublished(changes)));
        }

        /** Measures how long the order had waited for the consumed event that changed it. */
        void stepCompleted(ReceivedEvent<SagaInput> received, Instant since, Instant now) {
            Duration waited = Duration.between(since, now);
            measurements.add(() -> metrics.stepCompleted(received.envelope().type(), waited));
        }

        /** Publishes the placement of a new order, which a request asked for. */
        public void publishPlacement(Order order, Causation request) {
            OrderPlaced event = order.placed();
            measure(event, Duration.ZERO);
            var placed = new StatusChange(order.version(), order.status(), event);
            order.publishedAs(publish(order, event, placed, request).toCausation());
        }

        /** Publishes the events of these changes. */
        public void publish(Order order, List<StatusChange> changes, Causation cause) {
            for (StatusChange change : changes) {
                OrderEvent event = change.event();
                if (event != null) {
                    publish(order, event, change, cause);
                    measure(event, Duration.between(order.placedAt(), order.updatedAt()));
                }
            }
        }

        /** Publishes an event that does not change the order's status. */
        public void publish(Order order, OrderEvent event, Causation cause) {
            publish(order, event, null, cause);
        }

        private Envelope publish(Order order, OrderEvent event, @Nullable StatusChange reached, Causation cause) {
            Envelope envelope = outbox.publish(order, event, cause);
            timeline.add(new TimelineEntry(envelope, TimelineDescriptions.of(event), reached));
            return envelope;
        }

        private void measure(OrderEvent event, Duration sincePlacement) {
            switch (event) {
                case OrderPlaced _ -> measurements.add(metrics::started);
                case OrderConfirmed _,
                        OrderCancellationRequested _,
                        OrderReturnRequested _,
                        OrderReturnCompleted _,
                        OrderPersonalDataErased _ -> {}
                case OrderCancelled cancelled ->
                    measurements.add(() -> metrics.cancelled(cancelled.reason(), sincePlacement));
                case OrderCompleted _ -> measurements.add(() -> metrics.completed(sincePlacement));
            }
        }

        /** Saves new and changed orders, the timeline and, once the transaction has committed, the metrics. */
        public void save(Collection<Order> saved) {
            orders.saveAllInBatch(saved);
            changes.publish(saved);
            timelines.add(timeline);
            if (!timeline.isEmpty()) {
                measurements.add(metrics::ordersChanged);
                TransactionHooks.afterCommit(() -> measurements.forEach(Runnable::run));
            }
        }
    }

    /** At most one change has no event: the one to SHIPPED, or a new tracking number. */
    private static @Nullable StatusChange unpublished(List<StatusChange> changes) {
        return changes.stream()
                .filter(change -> change.event() == null)
                .findFirst()
                .orElse(null);
    }
}
