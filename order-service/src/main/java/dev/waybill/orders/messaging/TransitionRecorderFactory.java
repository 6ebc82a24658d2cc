package dev.waybill.orders.messaging;

import dev.waybill.messaging.Outbox;
import dev.waybill.orders.domain.OrderRepository;
import dev.waybill.orders.domain.TimelineRepository;
import org.springframework.stereotype.Component;

/** Creates a {@link TransitionRecorder} for each transaction. Thread-safe. */
@Component
public final class TransitionRecorderFactory {

    private final Outbox outbox;
    private final OrderRepository orders;
    private final TimelineRepository timelines;
    private final SagaMetricRecorder metrics;

    TransitionRecorderFactory(
            Outbox outbox, OrderRepository orders, TimelineRepository timelines, SagaMetricRecorder metrics) {
        this.outbox = outbox;
        this.orders = orders;
        this.timelines = timelines;
        this.metrics = metrics;
    }

    public TransitionRecorder create() {
        return new TransitionRecorder(outbox, orders, timelines, metrics);
    }
}
