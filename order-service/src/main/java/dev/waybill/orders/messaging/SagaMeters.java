package dev.waybill.orders.messaging;

import dev.waybill.events.CancellationReason;
import dev.waybill.messaging.TransactionHooks;
import dev.waybill.orders.application.SagaThroughputMonitor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many orders begin and end, why, and how long it takes them; counted once that is committed. Thread-safe. */
@Component
final class SagaMeters {

    private static final Duration[] STEP_BOUNDS =
            millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000);

    private final MeterRegistry registry;
    private final SagaThroughputMonitor throughput;
    private final Counter started;
    private final Timer completed;
    private final Timer cancelled;
    private final Map<CancellationReason, Counter> cancelledBecause = new EnumMap<>(CancellationReason.class);
    private final Map<String, Timer> steps = new ConcurrentHashMap<>();

    SagaMeters(MeterRegistry registry, SagaThroughputMonitor throughput) {
        this.registry = registry;
        this.throughput = throughput;
        started = Counter.builder("waybill.saga.started")
                .description("Orders placed")
                .register(registry);
        completed = duration("completed");
        cancelled = duration("cancelled");
        for (CancellationReason reason : CancellationReason.values()) {
            cancelledBecause.put(reason, cancellations(reason));
        }
    }

    /** Notes what the current transaction has brought about. */
    void note(List<Milestone> milestones) {
        if (milestones.isEmpty()) {
            return;
        }
        TransactionHooks.afterCommit(() -> milestones.forEach(this::count));
    }

    private void count(Milestone milestone) {
        switch (milestone) {
            case Milestone.Started() -> {
                started.increment();
                throughput.orderPlaced();
            }
            case Milestone.Step(String type, Duration waited) -> {
                steps.computeIfAbsent(type, this::step).record(waited);
                throughput.orderChanged(type, waited);
            }
            case Milestone.Completed(Duration taken) -> completed.record(taken);
            case Milestone.Cancelled(CancellationReason reason, Duration taken) -> {
                cancelledBecause.computeIfAbsent(reason, this::cancellations).increment();
                cancelled.record(taken);
            }
        }
    }

    private Counter cancellations(CancellationReason reason) {
        return Counter.builder("waybill.saga.cancelled")
                .description("Orders cancelled, by why")
                .tag("reason", reason.name())
                .register(registry);
    }

    private Timer duration(String outcome) {
        return Timer.builder("waybill.saga.duration")
                .description("From an order's placement to its end")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(5))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry);
    }

    private Timer step(String type) {
        return Timer.builder("waybill.saga.step")
                .description("From an order's last change until it took in what it was told")
                .tag("type", type)
                .serviceLevelObjectives(STEP_BOUNDS)
                .register(registry);
    }

    private static Duration[] millis(long... bounds) {
        return Arrays.stream(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
