package dev.waybill.messaging.relay;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The metrics of the relay. */
final class RelayMetrics implements MeterBinder {

    private final OutboxRelay relay;
    private final String topic;

    RelayMetrics(OutboxRelay relay, String topic) {
        this.relay = relay;
        this.topic = topic;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "waybill.outbox.lag.seconds",
                        relay,
                        it -> it.lag().current().toMillis() / 1e3)
                .description("Age of the oldest event that its topic has not acknowledged")
                .register(registry);
        Gauge.builder("waybill.outbox.lag.bytes", relay, it -> it.status().lagBytes())
                .description("Write-ahead log that the relay has not confirmed")
                .register(registry);
        Gauge.builder("waybill.slot.retained", relay, it -> it.status().retainedBytes())
                .baseUnit("bytes")
                .description("Write-ahead log that PostgreSQL keeps for the slots of this database")
                .register(registry);
        FunctionCounter.builder(
                        "waybill.outbox.published", relay, it -> it.status().publishedCount(topic))
                .tag("topic", topic)
                .description("Events that their topic has acknowledged, repeats included")
                .register(registry);
    }
}
