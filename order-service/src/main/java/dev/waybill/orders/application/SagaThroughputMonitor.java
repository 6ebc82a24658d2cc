package dev.waybill.orders.application;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReserved;
import dev.waybill.messaging.Worker;
import dev.waybill.orders.domain.SagaThroughput;
import dev.waybill.orders.persistence.SagaThroughputRepository.Interval;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * Measures whether the saga keeps up with the orders that are placed, by how long orders wait for the answers that come as
 * soon as a service has got to them: from inventory-service, and the booking of the shipment. Payments take as long as
 * their gateway takes, and parcels leave when the carrier takes them. While orders come in, the instances share their
 * counts through the database once a second, so that all see the same. Thread-safe.
 */
public final class SagaThroughputMonitor implements Worker.Step {

    private final BiFunction<SagaThroughput, Long, List<Interval>> exchange;
    private final SagaStepMonitor stock;
    private final SagaStepMonitor shipment;
    private final Map<String, SagaStepMonitor> byAnswer;
    private final LongAdder offered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder placed = new LongAdder();
    private final LongSupplier nanoTime;
    private long lastInterval;
    private long activeAt;

    /**
     * @param exchange shares what happened here, as {@code SagaThroughputRepository.exchange}
     * @param nanoTime as {@link System#nanoTime}
     */
    SagaThroughputMonitor(BiFunction<SagaThroughput, Long, List<Interval>> exchange, LongSupplier nanoTime) {
        this.exchange = exchange;
        this.nanoTime = nanoTime;
        stock = new SagaStepMonitor(nanoTime);
        shipment = new SagaStepMonitor(nanoTime);
        byAnswer = Map.of(
                typeOf(StockReserved.class), stock,
                typeOf(StockRejected.class), stock,
                typeOf(ShipmentScheduled.class), shipment);
        activeAt = nanoTime.getAsLong() - AdaptiveRateLimiter.QUIET_PERIOD.toNanos();
    }

    /** Whether the saga can see one more order through. */
    boolean tryAdmitOrder() {
        offered.increment();
        boolean isAdmitted = stock.tryAcquire() && shipment.tryAcquire();
        if (!isAdmitted) {
            refused.increment();
        }
        return isAdmitted;
    }

    /** An order has been placed, and that is committed. */
    public void orderPlaced() {
        placed.increment();
    }

    /**
     * An event has changed an order, and that is committed.
     *
     * @param eventType the event's wire name
     * @param waited since the order's previous change
     */
    public void orderChanged(String eventType, Duration waited) {
        SagaStepMonitor step = byAnswer.get(eventType);
        if (step != null) {
            step.departed(waited);
        }
    }

    /** Shares the counts, unless nothing has happened here for a while. */
    @Override
    public boolean run() {
        var own = new SagaThroughput(
                Math.toIntExact(offered.sumThenReset()),
                Math.toIntExact(refused.sumThenReset()),
                Math.toIntExact(placed.sumThenReset()),
                stock.drain(),
                shipment.drain());
        long now = nanoTime.getAsLong();
        if (!own.isEmpty()) {
            activeAt = now;
        } else if (now - activeAt >= AdaptiveRateLimiter.QUIET_PERIOD.toNanos()) {
            return false;
        }
        for (Interval interval : exchange.apply(own, lastInterval)) {
            stock.update(interval, interval.all().stock());
            shipment.update(interval, interval.all().shipment());
            lastInterval = interval.number();
        }
        return false;
    }

    private static String typeOf(Class<? extends Event> event) {
        return Objects.requireNonNull(event.getAnnotation(EventType.class)).value();
    }
}
