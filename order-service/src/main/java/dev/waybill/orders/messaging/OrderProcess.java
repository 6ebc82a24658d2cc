package dev.waybill.orders.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.orders.domain.Change;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderState;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.Returns;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Moves orders on by what the other services tell. What they tell of an order that is not there changes nothing. */
@Component
final class OrderProcess implements EventHandler<Told> {

    private final Orders orders;
    private final Returns returns;
    private final Chronicles chronicles;
    private final Clock clock;

    OrderProcess(Orders orders, Returns returns, Chronicles chronicles, Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.chronicles = chronicles;
        this.clock = clock;
    }

    @Override
    public void handle(List<ReceivedEvent<Told>> batch) {
        var ids = new TreeSet<OrderId>();
        batch.forEach(received -> ids.add(received.orderId()));
        Map<OrderId, Order> loaded = orders.lock(ids);
        ReturnCourses courses = ReturnCourses.of(batch, returns);
        Chronicle chronicle = chronicles.open();
        Instant now = Times.now(clock);
        for (ReceivedEvent<Told> received : batch) {
            Order order = loaded.get(received.orderId());
            if (order != null) {
                hear(received, order, courses, chronicle, now);
            }
        }
        courses.save();
        chronicles.save(chronicle, loaded.values());
    }

    private static void hear(
            ReceivedEvent<Told> received, Order order, ReturnCourses courses, Chronicle chronicle, Instant now) {
        Causation cause = received.envelope().toCausation();
        switch (received.input()) {
            case Told.OfOrder told -> {
                OrderState before = order.state();
                List<Change> changes = order.tell(told.signal(), told.trackingNumber(), now);
                chronicle.hear(received, changes);
                if (order.state() != before) {
                    chronicle.step(received, before.updatedAt(), now);
                }
                chronicle.tell(order, changes, cause);
            }
            case Told.OfReturn told -> {
                chronicle.hear(received, List.of());
                courses.tell(received, told, now).ifPresent(event -> chronicle.announce(order, event, cause));
            }
        }
    }
}
