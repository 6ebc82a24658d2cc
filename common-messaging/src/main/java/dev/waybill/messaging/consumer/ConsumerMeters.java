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
 * What is counted of events on their way in. Every counter stands at 0 from the start, so that the first of a kind is an
 * increase. Thread-safe.
 */
final class ConsumerMeters {

    /** What became of an event. */
    enum Result {
        APPLIED,
        DUPLICATE,
        IGNORED,
        DEAD_LETTERED
    }

    /** What happened to partitions. */
    enum Rebalance {
        ASSIGNED,
        REVOKED,
        LOST
    }

    private record Kind(String type, Result result) {}

    private final MeterRegistry registry;
    private final Map<Kind, Counter> events = new ConcurrentHashMap<>();
    private final Map<Failure, Counter> retries = new ConcurrentHashMap<>();
    private final Map<Rebalance, Counter> rebalances = new ConcurrentHashMap<>();
    private final Map<String, Timer> handling = new ConcurrentHashMap<>();

    /** @param types the wire names of all events that may come */
    ConsumerMeters(Collection<String> types, MeterRegistry registry) {
        this.registry = registry;
        for (String type : types) {
            EnumSet.allOf(Result.class).forEach(result -> events(type, result));
        }
        EnumSet.of(Result.IGNORED, Result.DEAD_LETTERED).forEach(result -> events(Intake.UNKNOWN, result));
        EnumSet.complementOf(EnumSet.of(Failure.PERMANENT)).forEach(this::retries);
        EnumSet.allOf(Rebalance.class).forEach(this::rebalances);
    }

    void count(String type, Result result) {
        events(type, result).increment();
    }

    /** The time of one event; the time of a transaction is shared equally by the events that took effect in it. */
    void took(String type, Duration share) {
        handling.computeIfAbsent(type, this::timer).record(share);
    }

    void retried(Failure failure) {
        retries(failure).increment();
    }

    void rebalanced(Rebalance what) {
        rebalances(what).increment();
    }

    private Counter events(String type, Result result) {
        return events.computeIfAbsent(
                new Kind(type, result),
                kind -> Counter.builder("waybill.inbox.events")
                        .description("events received, by what became of them")
                        .tags("type", kind.type(), "result", name(kind.result()))
                        .register(registry));
    }

    private Counter retries(Failure failure) {
        return retries.computeIfAbsent(
                failure,
                why -> Counter.builder("waybill.consumer.retries")
                        .description("times that records had to come again, by why")
                        .tag("reason", name(why))
                        .register(registry));
    }

    private Counter rebalances(Rebalance what) {
        return rebalances.computeIfAbsent(
                what,
                it -> Counter.builder("waybill.consumer.rebalances")
                        .description("times that partitions changed hands, by what that meant here")
                        .tag("partitions", name(it))
                        .register(registry));
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
