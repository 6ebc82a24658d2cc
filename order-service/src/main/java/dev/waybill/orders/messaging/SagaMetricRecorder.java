package dev.waybill.orders.messaging;

import java.util.List;

/** Counts and measures what transactions do to orders. Thread-safe. */
public interface SagaMetricRecorder {

    /** Records these once the current transaction has committed. */
    void record(List<SagaMetricEvent> events);
}
