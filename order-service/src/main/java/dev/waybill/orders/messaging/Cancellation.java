package dev.waybill.orders.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.orders.domain.CancellationAnswer;
import dev.waybill.orders.domain.CancellationAnswer.Accepted;
import dev.waybill.orders.domain.CancellationAnswer.TooLate;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.Orders;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A customer asks to cancel. Thread-safe. */
@Component
public final class Cancellation {

    private final Orders orders;
    private final Chronicles chronicles;
    private final Clock clock;

    Cancellation(Orders orders, Chronicles chronicles, Clock clock) {
        this.orders = orders;
        this.chronicles = chronicles;
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
                Chronicle chronicle = chronicles.open();
                chronicle.tell(order, accepted.changes(), Causation.fromRequest());
                chronicles.save(chronicle, List.of(order));
            }
            case TooLate() -> {}
        }
        return answer;
    }
}
