package dev.waybill.orders.application;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Outbox;
import dev.waybill.orders.domain.CancellationResult;
import dev.waybill.orders.domain.CancellationResult.Accepted;
import dev.waybill.orders.domain.CancellationResult.TooLate;
import dev.waybill.orders.domain.DatabaseTime;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderDraft;
import dev.waybill.orders.messaging.TransitionRecorder;
import dev.waybill.orders.messaging.TransitionRecorderFactory;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.web.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places and cancels orders. Thread-safe. */
@Service
public class OrderService {

    private final OrderRepository orders;
    private final TransitionRecorderFactory recorders;
    private final Outbox outbox;
    private final Clock clock;

    OrderService(OrderRepository orders, TransitionRecorderFactory recorders, Outbox outbox, Clock clock) {
        this.orders = orders;
        this.recorders = recorders;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * An order to place.
     *
     * @param cause the request that asks for it
     */
    record PlaceOrderCommand(OrderDraft draft, Causation cause) {}

    /** The current thread's request, as the cause of an order that another thread may place. */
    Causation requestCausation() {
        return outbox.requestCausation();
    }

    /**
     * Places orders and publishes them within the current transaction. An order's id starts with the time of its
     * placement, both in milliseconds, so that ids and times have the same order.
     *
     * @return the orders in the order of the commands
     */
    List<Order> place(List<PlaceOrderCommand> commands) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        TransitionRecorder recorder = recorders.create();
        var placed = new ArrayList<Order>(commands.size());
        for (PlaceOrderCommand command : commands) {
            var order = new Order(command.draft(), now);
            recorder.publishPlacement(order, command.cause());
            placed.add(order);
        }
        recorder.save(placed);
        return placed;
    }

    /** Cancels an order, or asks shipping whether it can still be cancelled; empty if there is no such order. */
    @Transactional
    public Optional<CancellationResult> cancel(OrderId id) {
        return orders.lockAllById(List.of(id)).stream().findFirst().map(this::cancel);
    }

    private CancellationResult cancel(Order order) {
        CancellationResult result = order.cancel(DatabaseTime.now(clock));
        switch (result) {
            case Accepted accepted -> {
                TransitionRecorder recorder = recorders.create();
                recorder.publish(order, accepted.changes(), Causation.fromRequest());
                recorder.save(List.of(order));
            }
            case TooLate() -> {}
        }
        return result;
    }

    public static NotFoundException unknownOrder() {
        return new NotFoundException("There is no such order.");
    }
}
