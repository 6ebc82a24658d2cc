package dev.waybill.orders.messaging;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReserved;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Whether the saga keeps up with the orders that are placed, as seen from how long the other services take to answer.
 * Those answers count that come as soon as a service has got round to them: from the stock, and the booking of the
 * parcel. Payments take as long as their gateway takes, and parcels leave when they leave. Thread-safe.
 */
@Component
public final class Flow {

    private final Inflow reserving = new Inflow(System::nanoTime);
    private final Inflow booking = new Inflow(System::nanoTime);
    private final Map<String, Inflow> byAnswer = Map.of(
            wireName(StockReserved.class), reserving,
            wireName(StockRejected.class), reserving,
            wireName(ShipmentScheduled.class), booking);

    /** Whether one more order can be taken without keeping those that were taken from their end. */
    public boolean admitsOneMore() {
        return reserving.admits() && booking.admits();
    }

    /** What has just been committed. */
    public void note(SagaMetricEvent milestone) {
        switch (milestone) {
            case SagaMetricEvent.Started() -> {
                reserving.came();
                booking.came();
            }
            case SagaMetricEvent.Step(String type, Duration waited) -> {
                Inflow inflow = byAnswer.get(type);
                if (inflow != null) {
                    inflow.went(waited);
                }
            }
            case SagaMetricEvent.Completed _, SagaMetricEvent.Cancelled _ -> {}
        }
    }

    private static String wireName(Class<? extends Event> event) {
        return Objects.requireNonNull(event.getAnnotation(EventType.class)).value();
    }
}
