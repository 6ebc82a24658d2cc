package dev.waybill.orders.messaging;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.SagaFlags;
import dev.waybill.orders.domain.StatusChange;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.ReturnRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Applies the events of the other services to orders and returns. An event about an unknown order changes nothing. */
@Component
final class OrderEventHandler implements EventHandler<SagaInput> {

    private final OrderRepository orders;
    private final ReturnRepository returns;
    private final TransitionRecorder recorder;
    private final Clock clock;

    OrderEventHandler(OrderRepository orders, ReturnRepository returns, TransitionRecorder recorder, Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public void handle(List<ReceivedEvent<SagaInput>> batch) {
        Map<OrderId, Order> lockedOrders = lockOrders(batch);
        Map<ReturnId, Return> lockedReturns = lockReturns(batch);
        TransitionRecorder.Recording recording = recorder.begin();
        Instant now = clock.instant();
        for (ReceivedEvent<SagaInput> received : batch) {
            Order order = lockedOrders.get(received.orderId());
            if (order != null) {
                switch (received.input()) {
                    case SagaInput.ForOrder input -> apply(received, input, order, recording, now);
                    case SagaInput.ForReturn input -> {
                        recording.consumed(received, List.of());
                        Return returned = lockedReturns.get(input.returnId());
                        if (returned != null && completes(input, returned, order, now)) {
                            Causation cause = received.envelope().toCausation();
                            recording.publish(order, returned.completed(), cause);
                        }
                    }
                }
            }
        }
        returns.saveAllInBatch(lockedReturns.values());
        recording.save(lockedOrders.values());
    }

    private Map<OrderId, Order> lockOrders(List<ReceivedEvent<SagaInput>> batch) {
        Set<OrderId> ids = batch.stream().map(ReceivedEvent::orderId).collect(toSet());
        return orders.lockAllById(ids).stream().collect(toMap(Order::orderId, identity()));
    }

    /** Most batches are about none and need no query. */
    private Map<ReturnId, Return> lockReturns(List<ReceivedEvent<SagaInput>> batch) {
        Set<ReturnId> ids = batch.stream()
                .map(ReceivedEvent::input)
                .filter(SagaInput.ForReturn.class::isInstance)
                .map(input -> ((SagaInput.ForReturn) input).returnId())
                .collect(toSet());
        return returns.lockAllById(ids).stream().collect(toMap(Return::getId, identity()));
    }

    private static void apply(
            ReceivedEvent<SagaInput> received,
            SagaInput.ForOrder input,
            Order order,
            TransitionRecorder.Recording recording,
            Instant now) {
        SagaFlags flags = order.flags();
        Instant since = order.updatedAt();
        List<StatusChange> changes = order.apply(input.trigger(), input.trackingNumber(), now);
        recording.consumed(received, changes);
        if (!changes.isEmpty() || !order.flags().equals(flags)) {
            recording.stepCompleted(received, since, now);
        }
        recording.publish(order, changes, received.envelope().toCausation());
    }

    /** Applies an event to its return. A return of another order is not changed. */
    private static boolean completes(SagaInput.ForReturn input, Return returned, Order order, Instant now) {
        return returned.orderId().equals(order.orderId())
                && returned.apply(input.trigger(), now)
                && returned.isCompleted();
    }
}
