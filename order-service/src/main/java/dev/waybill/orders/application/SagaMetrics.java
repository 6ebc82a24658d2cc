package dev.waybill.orders.application;

import dev.waybill.events.CancellationReason;
import dev.waybill.orders.messaging.SagaMetricRecorder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts orders that start and end, by reason, and measures how long they take. Thread-safe. */
@Component
public final class SagaMetrics implements SagaMetricRecorder {

    /** Real warehouses take days. */
    private static final Duration[] LONG_BOUNDS =
            bounds(ChronoUnit.MINUTES, 10, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 4_320, 7_200, 10_080, 20_160);

    private static final Duration[] STEP_BOUNDS = bounds(
            ChronoUnit.MILLIS,
            5,
            10,
            25,
            50,
            100,
            250,
            500,
            1_000,
            2_500,
            5_000,
            10_000,
            30_000,
            60_000,
            120_000,
            300_000);

    private final MeterRegistry registry;
    private final SagaThroughputMonitor throughput;
    private final OrderMetrics orders;
    private final Counter started;
    private final Timer completed;
    private final Timer cancelled;
    private final Map<CancellationReason, Counter> cancelledByReason = new EnumMap<>(CancellationReason.class);
    private final Map<String, Timer> steps = new ConcurrentHashMap<>();

    SagaMetrics(MeterRegistry registry, SagaThroughputMonitor throughput, OrderMetrics orders) {
        this.registry = registry;
        this.throughput = throughput;
        this.orders = orders;
        started = Counter.builder("waybill.saga.started")
                .description("Orders placed")
                .register(registry);
        completed = duration("completed");
        cancelled = duration("cancelled");
        for (CancellationReason reason : EnumSet.complementOf(EnumSet.of(CancellationReason.UNKNOWN))) {
            cancelledByReason.put(reason, cancellations(reason));
        }
    }

    @Override
    public void ordersChanged() {
        orders.ordersChanged();
    }

    @Override
    public void started() {
        started.increment();
        throughput.orderPlaced();
    }

    @Override
    public void stepCompleted(String type, Duration waited) {
        steps.computeIfAbsent(type, this::step).record(waited);
        throughput.orderChanged(type, waited);
    }

    @Override
    public void completed(Duration sincePlacement) {
        completed.record(sincePlacement);
    }

    @Override
    public void cancelled(CancellationReason reason, Duration sincePlacement) {
        cancelledByReason.computeIfAbsent(reason, this::cancellations).increment();
        cancelled.record(sincePlacement);
    }

    private Counter cancellations(CancellationReason reason) {
        return Counter.builder("waybill.saga.cancelled")
                .description("Orders cancelled, by reason")
                .tag("reason", reason.name())
                .register(registry);
    }

    private Timer duration(String outcome) {
        return Timer.builder("waybill.saga.duration")
                .description("From an order's placement to its final status")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofMinutes(10)) // up to here the buckets are fine
                .serviceLevelObjectives(LONG_BOUNDS)
                .register(registry);
    }

    private Timer step(String type) {
        return Timer.builder("waybill.saga.step")
                .description("From an order's previous change to the event that changed it")
                .tag("type", type)
                .serviceLevelObjectives(Stream.of(STEP_BOUNDS, LONG_BOUNDS)
                        .flatMap(Arrays::stream)
                        .toArray(Duration[]::new))
                .register(registry);
    }

    private static Duration[] bounds(TemporalUnit unit, long... bounds) {
        return Arrays.stream(bounds).mapToObj(bound -> Duration.of(bound, unit)).toArray(Duration[]::new);
    }
}
