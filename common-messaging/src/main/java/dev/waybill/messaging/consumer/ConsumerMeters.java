package dev.waybill.messaging.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is counted of events on their way in. Thread-safe. */
final class ConsumerMeters {

    /** What became of an event. */
    enum Result {
        APPLIED,
        DUPLICATE,
        IGNORED,
        DEAD_LETTERED
    }

    private record Kind(String type, Result result) {}

    private final MeterRegistry registry;
    private final Map<Kind, Counter> events = new ConcurrentHashMap<>();
    private final Map<String, Timer> handling = new ConcurrentHashMap<>();

    ConsumerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String type, Result result) {
        events.computeIfAbsent(new Kind(type, result), this::counter).increment();
    }

    /** The time of one event; the time of a transaction is shared equally by the events that took effect in it. */
    void took(String type, Duration share) {
        handling.computeIfAbsent(type, this::timer).record(share);
    }

    void retried(Failure failure) {
        registry.counter("waybill.consumer.retries", "reason", name(failure)).increment();
    }

    void rebalanced(String what) {
        registry.counter("waybill.consumer.rebalances", "partitions", what).increment();
    }

    private Counter counter(Kind kind) {
        return Counter.builder("waybill.inbox.events")
                .description("events received, by what became of them")
                .tags("type", kind.type(), "result", name(kind.result()))
                .register(registry);
    }

    private Timer timer(String type) {
        return Timer.builder("waybill.handler")
                .description("time per event: that of its transaction, shared equally by the events in it")
                .tag("type", type)
                .register(registry);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
