package dev.waybill.orders.messaging;

import dev.waybill.events.CancellationReason;
import java.time.Duration;

/** Counts and measures what happens to orders; called once that is committed. Thread-safe. */
public interface SagaMetricRecorder {

    /** Orders were placed or changed, whatever else is recorded about them. */
    void ordersChanged();

    void started();

    /**
     * An order was changed by a consumed event.
     *
     * @param type the type name of the event
     * @param waited since the order's previous change
     */
    void stepCompleted(String type, Duration waited);

    void completed(Duration sincePlacement);

    void cancelled(CancellationReason reason, Duration sincePlacement);
}
