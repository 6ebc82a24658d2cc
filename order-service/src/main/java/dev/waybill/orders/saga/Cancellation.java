package dev.waybill.orders.saga;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Cause;
import dev.waybill.orders.domain.CancellationAnswer;
import dev.waybill.orders.domain.CancellationAnswer.Accepted;
import dev.waybill.orders.domain.CancellationAnswer.TooLate;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.Orders;
import dev.waybill.orders.domain.TimelineEntry;
import dev.waybill.orders.domain.Timelines;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A customer asks to cancel. Thread-safe. */
@Component
public final class Cancellation {

    private final Orders orders;
    private final Timelines timelines;
    private final Announcements announcements;
    private final Clock clock;

    Cancellation(Orders orders, Timelines timelines, Announcements announcements, Clock clock) {
        this.orders = orders;
        this.timelines = timelines;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Takes the request within the current transaction; empty if there is no such order. */
    public Optional<CancellationAnswer> request(OrderId id) {
        return Optional.ofNullable(orders.lock(List.of(id)).get(id)).map(this::cancel);
    }

    private CancellationAnswer cancel(Order order) {
        CancellationAnswer answer = order.cancel(Times.now(clock));
        switch (answer) {
            case Accepted accepted -> {
                var timeline = new ArrayList<TimelineEntry>();
                announcements.publish(order, accepted.changes(), Cause.request(), timeline);
                orders.save(List.of(order));
                timelines.add(timeline);
            }
            case TooLate() -> {}
        }
        return answer;
    }
}
