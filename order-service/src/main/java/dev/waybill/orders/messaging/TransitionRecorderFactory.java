package dev.waybill.orders.messaging;

import dev.waybill.messaging.Outbox;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.PostgresOrderChanges;
import dev.waybill.orders.persistence.TimelineRepository;
import org.springframework.stereotype.Component;

/** Creates a {@link TransitionRecorder} for each transaction. Thread-safe. */
@Component
public final class TransitionRecorderFactory {

    private final Outbox outbox;
    private final OrderRepository orders;
    private final PostgresOrderChanges changes;
    private final TimelineRepository timelines;
    private final SagaMetricRecorder metrics;

    TransitionRecorderFactory(
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

    public TransitionRecorder create() {
        return new TransitionRecorder(outbox, orders, changes, timelines, metrics);
    }
}
