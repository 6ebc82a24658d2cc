package dev.waybill.orders.saga;

import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPlaced;
import dev.waybill.messaging.Cause;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Ids;
import dev.waybill.messaging.Outbox;
import dev.waybill.orders.domain.Change;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.Purchase;
import dev.waybill.orders.domain.TimelineEntry;
import dev.waybill.orders.domain.Timelines;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Placing an order. Thread-safe. */
@Component
public final class Placement {

    private final Orders orders;
    private final Timelines timelines;
    private final Outbox outbox;
    private final SagaMeters meters;
    private final Clock clock;

    Placement(Orders orders, Timelines timelines, Outbox outbox, SagaMeters meters, Clock clock) {
        this.orders = orders;
        this.timelines = timelines;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Places and announces the order within the current transaction. Its id begins with the time of its placement, to the
     * millisecond both, so that orders are in the order of either.
     */
    public OrderDetails place(Purchase purchase) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Order order = Order.place(new OrderId(Ids.at(now)), purchase, now);
        OrderPlaced placed = purchase.placedAs(order.orderId());
        Envelope envelope = outbox.publish(order, placed, Cause.request());
        orders.add(order, purchase, envelope.asCause());
        var reached = new Change(order.state().version(), order.state().status(), placed);
        timelines.add(List.of(new TimelineEntry(envelope, Summaries.of(placed), reached)));
        meters.note(List.of(new Milestone.Started()));
        return new OrderDetails(order.orderId(), purchase, order.placedAt(), order.state());
    }
}
