package dev.waybill.messaging.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Metrics of consumed events. Every counter is registered with 0 at the start, so that the first count of a kind is an
 * increase. Thread-safe.
 */
final class ConsumerMetrics {

    /** The outcome of an event. */
    enum Result {
        APPLIED,
        DUPLICATE,
        IGNORED,
        DEAD_LETTERED
    }

    /** How a rebalance changed the partitions of a consumer. */
    enum Rebalance {
        ASSIGNED,
        REVOKED,
        LOST
    }

    private record Kind(String type, Result result) {}

    private final MeterRegistry registry;
    private final Map<Kind, Counter> events = new ConcurrentHashMap<>();
    private final Map<FailureClassifier, Counter> retries = new ConcurrentHashMap<>();
    private final Map<Rebalance, Counter> rebalances = new ConcurrentHashMap<>();
    private final Map<String, Timer> handling = new ConcurrentHashMap<>();

    /** @param types the event types of all subscribed topics */
    ConsumerMetrics(Collection<String> types, MeterRegistry registry) {
        this.registry = registry;
        for (String type : types) {
            EnumSet.allOf(Result.class).forEach(result -> events(type, result));
        }
        EnumSet.of(Result.IGNORED, Result.DEAD_LETTERED).forEach(result -> events(RecordDecoder.UNKNOWN, result));
        EnumSet.allOf(FailureClassifier.class).forEach(this::retries);
        EnumSet.allOf(Rebalance.class).forEach(this::rebalances);
    }

    void count(String type, Result result) {
        events(type, result).increment();
    }

    /** The time of one event; the time of a transaction is shared equally by the events that took effect in it. */
    void handled(String type, Duration share) {
        handling.computeIfAbsent(type, this::timer).record(share);
    }

    void retried(FailureClassifier failure) {
        retries(failure).increment();
    }

    void rebalanced(Rebalance change) {
        rebalances(change).increment();
    }

    private Counter events(String type, Result result) {
        return events.computeIfAbsent(
                new Kind(type, result),
                kind -> Counter.builder("waybill.inbox.events")
                        .description("events consumed, by outcome")
                        .tags("type", kind.type(), "result", name(kind.result()))
                        .register(registry));
    }

    private Counter retries(FailureClassifier failure) {
        return retries.computeIfAbsent(
                failure,
                reason -> Counter.builder("waybill.consumer.retries")
                        .description("retries of records, by reason")
                        .tag("reason", name(reason))
                        .register(registry));
    }

    private Counter rebalances(Rebalance kind) {
        return rebalances.computeIfAbsent(
                kind,
                change -> Counter.builder("waybill.consumer.rebalances")
                        .description("rebalances, by what they meant for this consumer")
                        .tag("partitions", name(change))
                        .register(registry));
    }

    private Timer timer(String type) {
        return Timer.builder("waybill.handler")
                .description("time per event: the time of its transaction divided by the events in it")
                .tag("type", type)
                .register(registry);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
