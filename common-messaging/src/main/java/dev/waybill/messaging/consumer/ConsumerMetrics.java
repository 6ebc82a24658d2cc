package dev.waybill.messaging.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

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

    private final MeterProvider<Counter> events;
    private final MeterProvider<Counter> retries;
    private final MeterProvider<Counter> rebalances;
    private final MeterProvider<Timer> handling;

    ConsumerMetrics(EventMapperRegistry mappers, MeterRegistry registry) {
        events = Counter.builder("waybill.inbox.events")
                .description("events consumed, by outcome")
                .withRegistry(registry);
        retries = Counter.builder("waybill.consumer.retries")
                .description("retries of records, by reason")
                .withRegistry(registry);
        rebalances = Counter.builder("waybill.consumer.rebalances")
                .description("rebalances, by what they meant for this consumer")
                .withRegistry(registry);
        handling = Timer.builder("waybill.handler")
                .description("time per event: the time of its transaction divided by the events in it")
                .withRegistry(registry);
        for (String type : mappers.types()) {
            for (Result result : Result.values()) {
                events(type, result);
            }
        }
        events(RecordDecoder.UNKNOWN, Result.IGNORED);
        events(RecordDecoder.UNKNOWN, Result.DEAD_LETTERED);
        for (FailureClassifier reason : FailureClassifier.values()) {
            retries(reason);
        }
        for (Rebalance change : Rebalance.values()) {
            rebalances(change);
        }
    }

    void count(String type, Result result) {
        events(type, result).increment();
    }

    /** The time of one event; the time of a transaction is shared equally by the events that took effect in it. */
    void handled(String type, Duration share) {
        handling.withTag("type", type).record(share);
    }

    void retried(FailureClassifier failure) {
        retries(failure).increment();
    }

    void rebalanced(Rebalance change) {
        rebalances(change).increment();
    }

    private Counter events(String type, Result result) {
        return events.withTags("type", type, "result", name(result));
    }

    private Counter retries(FailureClassifier failure) {
        return retries.withTag("reason", name(failure));
    }

    private Counter rebalances(Rebalance change) {
        return rebalances.withTag("partitions", name(change));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
