package dev.waybill.orders.application;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.domain.CancellationResult;
import dev.waybill.orders.domain.CancellationResult.Accepted;
import dev.waybill.orders.domain.CancellationResult.TooLate;
import dev.waybill.orders.domain.DatabaseTime;
import dev.waybill.orders.domain.NewOrder;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.OrderDraft;
import dev.waybill.orders.domain.OrderRepository;
import dev.waybill.orders.messaging.TransitionRecorder;
import dev.waybill.orders.messaging.TransitionRecorderFactory;
import dev.waybill.web.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Places and cancels orders. Thread-safe. */
@Service
public final class OrderService {

    private final OrderRepository orders;
    private final TransitionRecorderFactory recorders;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrderService(
            OrderRepository orders,
            TransitionRecorderFactory recorders,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.recorders = recorders;
        this.outbox = outbox;
        this.transaction = transaction;
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
    List<OrderDetails> place(List<PlaceOrderCommand> commands) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        TransitionRecorder recorder = recorders.create();
        var placed = new ArrayList<NewOrder>(commands.size());
        for (PlaceOrderCommand command : commands) {
            OrderDraft draft = command.draft();
            Order order = Order.place(new OrderId(UuidV7.at(now)), draft, now);
            Envelope placement =
                    recorder.publishPlacement(order, draft.toPlacedEvent(order.orderId()), command.cause());
            placed.add(new NewOrder(order, draft, placement.toCausation()));
        }
        orders.add(placed);
        recorder.save(List.of());
        return placed.stream().map(OrderService::details).toList();
    }

    private static OrderDetails details(NewOrder placed) {
        Order order = placed.order();
        return new OrderDetails(order.orderId(), placed.draft(), order.placedAt(), order.state());
    }

    /** Cancels an order, or asks shipping whether it can still be cancelled; empty if there is no such order. */
    public Optional<CancellationResult> cancel(OrderId id) {
        return transaction.execute(
                _ -> Optional.ofNullable(orders.lock(List.of(id)).get(id)).map(this::cancel));
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
