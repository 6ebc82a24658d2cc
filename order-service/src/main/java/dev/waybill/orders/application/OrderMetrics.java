package dev.waybill.orders.application;

import dev.waybill.messaging.Worker;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.StatusCount;
import dev.waybill.orders.persistence.OrderRepository;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Gauges of the orders by status, and of how long one has had its passing status. A background job counts, not the scrape;
 * each count takes at most a fiftieth of the time, unless that would leave the gauges half a minute behind.
 */
@Component
final class OrderMetrics implements Worker.Step {

    private static final Duration MIN_INTERVAL_OF_FINAL = Duration.ofSeconds(10);
    private static final Duration MAX_INTERVAL = Duration.ofSeconds(30);
    private static final int INTERVAL_FACTOR = 50;
    private static final List<OrderStatus> ACTIVE = Arrays.stream(OrderStatus.values())
            .filter(status -> !status.isFinal())
            .toList();

    private final OrderRepository orders;
    private final Clock clock;
    private final Map<OrderStatus, StatusCount> counts = new ConcurrentHashMap<>();
    private long nextOfActive = System.nanoTime();
    private long nextOfFinal = nextOfActive;

    OrderMetrics(OrderRepository orders, Clock clock, MeterRegistry registry) {
        this.orders = orders;
        this.clock = clock;
        for (OrderStatus status : OrderStatus.values()) {
            Gauge.builder("waybill.orders", () -> count(status))
                    .description("Orders by status")
                    .tag("status", status.name())
                    .register(registry);
        }
        for (OrderStatus status : ACTIVE) {
            Gauge.builder("waybill.saga.oldest", () -> oldest(status))
                    .description("How long the order that has had this status longest has had it")
                    .baseUnit("seconds")
                    .tag("status", status.name())
                    .register(registry);
        }
    }

    @Override
    public boolean run() {
        nextOfActive = run(this::countActive, nextOfActive, Duration.ZERO);
        nextOfFinal = run(this::countFinal, nextOfFinal, MIN_INTERVAL_OF_FINAL);
        return false;
    }

    /** @return when to count next, as {@link System#nanoTime} */
    private static long run(Runnable count, long due, Duration minInterval) {
        long start = System.nanoTime();
        if (start - due < 0) {
            return due;
        }
        count.run();
        long end = System.nanoTime();
        return end + Math.max(interval(Duration.ofNanos(end - start)).toNanos(), minInterval.toNanos());
    }

    /** Until the next count after one that took this long. A count may have been slow because all else was. */
    static Duration interval(Duration count) {
        Duration interval = count.multipliedBy(INTERVAL_FACTOR);
        return interval.compareTo(MAX_INTERVAL) > 0 ? MAX_INTERVAL : interval;
    }

    private void countActive() {
        var found = new EnumMap<OrderStatus, StatusCount>(OrderStatus.class);
        orders.countActive(ACTIVE).forEach(count -> found.put(count.status(), count));
        ACTIVE.forEach(status -> counts.put(status, found.getOrDefault(status, new StatusCount(status, 0, null))));
    }

    private void countFinal() {
        for (OrderStatus status : OrderStatus.values()) {
            if (status.isFinal()) {
                counts.put(status, new StatusCount(status, orders.countByStatus(status), null));
            }
        }
    }

    private double count(OrderStatus status) {
        StatusCount count = counts.get(status);
        return count == null ? Double.NaN : count.count();
    }

    private double oldest(OrderStatus status) {
        StatusCount count = counts.get(status);
        Instant since = count == null ? null : count.since();
        // not negative if the clock has been set back
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
