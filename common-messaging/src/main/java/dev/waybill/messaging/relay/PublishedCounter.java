package dev.waybill.messaging.relay;

import dev.waybill.messaging.tracing.EventTracing;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What has been acknowledged: counted for each topic, repeats included, and told to the traces. Thread-safe. */
final class PublishedCounter {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final EventTracing traces;

    PublishedCounter(EventTracing traces) {
        this.traces = traces;
    }

    void note(OutboxRecord event) {
        counts.computeIfAbsent(event.topic(), name -> new LongAdder()).increment();
        traces.published(event.topic(), event.envelope());
    }

    double of(String topic) {
        LongAdder count = counts.get(topic);
        return count == null ? 0 : count.sum();
    }
}
