package dev.waybill.orders.application;

import dev.waybill.messaging.Worker;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.persistence.OrderRepository;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gauges of the orders by status and of the oldest active order of each status. A background job counts, not the scrape;
 * counting finished orders takes at most a fiftieth of the time, however many there are.
 */
@Component
final class OrderMetrics implements Worker.Step {

    private static final Duration MIN_INTERVAL = Duration.ofSeconds(10);
    private static final int INTERVAL_FACTOR = 50;

    private final OrderRepository orders;
    private final Clock clock;
    private final Map<OrderStatus, StatusCount> counts = new ConcurrentHashMap<>();
    private Instant nextCountOfFinished = Instant.MIN;

    /** @param oldest when the oldest of them was placed; null if there is none or the status is final */
    private record StatusCount(long count, @Nullable Instant oldest) {}

    OrderMetrics(OrderRepository orders, Clock clock, MeterRegistry registry) {
        this.orders = orders;
        this.clock = clock;
        for (OrderStatus status : OrderStatus.values()) {
            Gauge.builder("waybill.orders", () -> count(status))
                    .description("Orders by status")
                    .tag("status", status.name())
                    .register(registry);
            if (!status.isFinal()) {
                Gauge.builder("waybill.saga.oldest", () -> oldest(status))
                        .description("Age of the oldest active order")
                        .baseUnit("seconds")
                        .tag("status", status.name())
                        .register(registry);
            }
        }
    }

    @Override
    public boolean run() {
        count(false);
        Instant start = clock.instant();
        if (!start.isBefore(nextCountOfFinished)) {
            count(true);
            Instant end = clock.instant();
            Duration interval = Duration.between(start, end).multipliedBy(INTERVAL_FACTOR);
            nextCountOfFinished = end.plus(interval.compareTo(MIN_INTERVAL) > 0 ? interval : MIN_INTERVAL);
        }
        return false;
    }

    /** The cost of counting those that are not final does not depend on how many are. */
    private void count(boolean isFinal) {
        for (OrderStatus status : OrderStatus.values()) {
            if (status.isFinal() == isFinal) {
                Optional<Order> oldest = isFinal ? Optional.empty() : orders.findFirstByStatusOrderById(status);
                counts.put(
                        status,
                        new StatusCount(
                                orders.countByStatus(status),
                                oldest.map(Order::placedAt).orElse(null)));
            }
        }
    }

    private double count(OrderStatus status) {
        StatusCount count = counts.get(status);
        return count == null ? Double.NaN : count.count();
    }

    private double oldest(OrderStatus status) {
        StatusCount count = counts.get(status);
        @Nullable Instant oldest = count == null ? null : count.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}
