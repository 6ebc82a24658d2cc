package dev.waybill.orders.application;

import dev.waybill.messaging.TimeSource;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gauges of the orders by status, and of how long one has had its passing status. A background job counts, not the scrape:
 * regularly, and a second after this instance has changed an order. Each count takes at most a fiftieth of the time, unless
 * that would leave the gauges half a minute behind.
 */
@Component
final class OrderMetrics implements Worker.Step {

    private static final Duration AFTER_CHANGE = Duration.ofSeconds(1);
    private static final Duration MAX_INTERVAL = Duration.ofSeconds(30);
    private static final int INTERVAL_FACTOR = 50;
    private static final List<OrderStatus> ACTIVE = Arrays.stream(OrderStatus.values())
            .filter(status -> !status.isFinal())
            .toList();

    private final OrderRepository orders;
    private final Clock clock;
    private final TimeSource time;
    private final Map<OrderStatus, StatusCount> counts = new ConcurrentHashMap<>();
    private final Recount ofActive = new Recount(this::countActive, Duration.ofSeconds(5));
    private final Recount ofFinal = new Recount(this::countFinal, Duration.ofSeconds(10));

    OrderMetrics(OrderRepository orders, Clock clock, TimeSource time, MeterRegistry registry) {
        this.orders = orders;
        this.clock = clock;
        this.time = time;
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

    /** This instance has placed or changed orders, and that is committed. */
    void ordersChanged() {
        ofActive.isOutdated = true;
        ofFinal.isOutdated = true;
    }

    @Override
    public boolean run() {
        ofActive.runIfDue();
        ofFinal.runIfDue();
        return false;
    }

    /** Until the next count after one that took this long. A count may have been slow because all else was. */
    static Duration interval(Duration count) {
        Duration interval = count.multipliedBy(INTERVAL_FACTOR);
        return interval.compareTo(MAX_INTERVAL) > 0 ? MAX_INTERVAL : interval;
    }

    /** A count that is repeated. */
    private final class Recount {

        private final Runnable count;
        private final Duration regular;
        private Duration took = Duration.ZERO;
        private TimeSource.@Nullable Mark countedAt;
        private volatile boolean isOutdated;

        /** @param regular the interval in which nothing has changed here */
        Recount(Runnable count, Duration regular) {
            this.count = count;
            this.regular = regular;
        }

        void runIfDue() {
            if (countedAt == null || isDue(time.since(countedAt))) {
                isOutdated = false; // what changes during the count is counted again
                TimeSource.Mark start = time.now();
                count.run();
                if (countedAt != null) { // the first one is slow, because everything is loaded for it
                    took = time.since(start);
                }
                countedAt = time.now();
            }
        }

        private boolean isDue(Duration sinceLast) {
            Duration wanted = isOutdated ? AFTER_CHANGE : regular;
            return sinceLast.compareTo(wanted) >= 0 && sinceLast.compareTo(interval(took)) >= 0;
        }
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
