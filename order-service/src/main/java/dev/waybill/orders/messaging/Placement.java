package dev.waybill.orders.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.events.OrderPlaced;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.domain.Change;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.PlacedOrder;
import dev.waybill.orders.domain.Purchase;
import dev.waybill.orders.domain.TimelineEntry;
import dev.waybill.orders.domain.Timelines;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Placing orders. Thread-safe. */
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
     * A wish to buy.
     *
     * @param cause the request in which it was made
     */
    public record Wish(Purchase purchase, Causation cause) {}

    /** The request that this thread answers, as the cause of a wish that another thread may fulfil. */
    public Causation requestCausation() {
        return outbox.requestCausation();
    }

    /**
     * Places and announces orders within the current transaction. An order's id begins with the time of its placement, to
     * the millisecond both, so that orders are in the order of either.
     *
     * @return the orders in the order of the wishes
     */
    public List<OrderDetails> place(List<Wish> wishes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var placed = new ArrayList<PlacedOrder>(wishes.size());
        var timeline = new ArrayList<TimelineEntry>(wishes.size());
        for (Wish wish : wishes) {
            Order order = Order.place(new OrderId(UuidV7.at(now)), wish.purchase(), now);
            OrderPlaced event = wish.purchase().placedAs(order.orderId());
            Envelope envelope = outbox.publish(order, event, wish.cause());
            placed.add(new PlacedOrder(order, wish.purchase(), envelope.toCausation()));
            var reached = new Change(order.state().version(), order.state().status(), event);
            timeline.add(new TimelineEntry(envelope, Summaries.of(event), reached));
        }
        orders.add(placed);
        timelines.add(timeline);
        meters.note(placed.stream().<Milestone>map(_ -> new Milestone.Started()).toList());
        return placed.stream().map(Placement::details).toList();
    }

    private static OrderDetails details(PlacedOrder placed) {
        Order order = placed.order();
        return new OrderDetails(order.orderId(), placed.purchase(), order.placedAt(), order.state());
    }
}
