package dev.waybill.orders.messaging;

import dev.waybill.events.CancellationReason;
import java.time.Duration;

/** Something that is counted or measured in the course of an order. */
public sealed interface SagaMetricEvent {

    record Started() implements SagaMetricEvent {}

    /**
     * The order was changed by a consumed event.
     *
     * @param type the type name of the event
     * @param waited since the order's previous change
     */
    record Step(String type, Duration waited) implements SagaMetricEvent {}

    /** @param sincePlacement from the placement to the completion */
    record Completed(Duration sincePlacement) implements SagaMetricEvent {}

    /** @param sincePlacement from the placement to the cancellation */
    record Cancelled(CancellationReason reason, Duration sincePlacement) implements SagaMetricEvent {}
}
