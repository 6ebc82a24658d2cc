package dev.waybill.orders.application;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Outbox;
import dev.waybill.orders.domain.IdempotencyKey;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.StatusChange;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.orders.messaging.TransitionRecorder;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.web.ProblemException;
import dev.waybill.web.Violation;
import dev.waybill.web.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places and cancels orders. Thread-safe. */
@Service
public class OrderService {

    private final OrderRepository orders;
    private final OrderBatchPlacer placer;
    private final OrderPlacementBatcher placements;
    private final TransitionRecorder recorder;
    private final Outbox outbox;
    private final Clock clock;

    OrderService(
            OrderRepository orders,
            OrderBatchPlacer placer,
            OrderPlacementBatcher placements,
            TransitionRecorder recorder,
            Outbox outbox,
            Clock clock) {
        this.orders = orders;
        this.placer = placer;
        this.placements = placements;
        this.recorder = recorder;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Places an order at the current prices and publishes it, at most one for each key: the key is saved in the same
     * transaction. A request with the key of an order that was placed gets the response that was stored with it.
     *
     * @param key the {@code Idempotency-Key} of the request
     * @param caller who wants to place it
     * @param renderer writes the body of the response
     * @throws ProblemException if the order is not valid, which leaves the key free, or another request has the key, or the
     *     caller may not act for the customer, which is found out before anything else
     */
    public StoredResponse place(
            PlaceOrderCommand command, @Nullable String key, Caller caller, Function<Order, byte[]> renderer) {
        if (!caller.mayActFor(command.customerId())) {
            throw ProblemException.forbidden("The token does not allow to place orders for another customer.");
        }
        var idempotencyKey =
                key == null ? null : new IdempotencyKey(command.customerId().value(), key);
        return placements.submit(new PlacementRequest(command, idempotencyKey, outbox.requestCausation(), renderer));
    }

    /** Adds a violation for each line that cannot be ordered; lines are given by their position in the request. */
    public void checkProducts(SortedMap<Integer, LineItem> lines, List<Violation> violations) {
        placer.priceList(lines.values().stream()).price(lines, violations);
    }

    /**
     * Cancels an order, or asks shipping whether it can still be cancelled.
     *
     * @throws ProblemException if there is no such order for the caller, or its parcel has left
     */
    @Transactional
    public void cancel(OrderId id, Caller caller) {
        Order order = orders.lockAllById(List.of(id)).stream()
                .filter(locked -> caller.mayActFor(locked.customerId()))
                .findFirst()
                .orElseThrow(OrderService::unknownOrder);
        List<StatusChange> changes = order.cancel(clock.instant())
                .orElseThrow(
                        () -> ProblemException.conflict("The parcel has left; the order can no longer be cancelled."));
        TransitionRecorder.Recording recording = recorder.begin();
        recording.publish(order, changes, Causation.fromRequest());
        recording.save(List.of(order));
    }

    public static ProblemException unknownOrder() {
        return ProblemException.notFound("There is no such order.");
    }
}
