package dev.waybill.orders.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.orders.domain.DatabaseTime;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderRepository;
import dev.waybill.orders.domain.OrderState;
import dev.waybill.orders.domain.ReturnRepository;
import dev.waybill.orders.domain.StatusChange;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Applies the events of the other services to orders and returns. An event about an unknown order changes nothing. */
@Component
final class OrderEventHandler implements EventHandler<SagaInput> {

    private final OrderRepository orders;
    private final ReturnRepository returns;
    private final TransitionRecorderFactory recorders;
    private final Clock clock;

    OrderEventHandler(
            OrderRepository orders, ReturnRepository returns, TransitionRecorderFactory recorders, Clock clock) {
        this.orders = orders;
        this.returns = returns;
        this.recorders = recorders;
        this.clock = clock;
    }

    @Override
    public void handle(List<ReceivedEvent<SagaInput>> batch) {
        var ids = new TreeSet<OrderId>();
        batch.forEach(received -> ids.add(received.orderId()));
        Map<OrderId, Order> locked = orders.lock(ids);
        ReturnBatch returnBatch = ReturnBatch.load(batch, returns);
        TransitionRecorder recorder = recorders.create();
        Instant now = DatabaseTime.now(clock);
        for (ReceivedEvent<SagaInput> received : batch) {
            Order order = locked.get(received.orderId());
            if (order != null) {
                apply(received, order, returnBatch, recorder, now);
            }
        }
        returnBatch.save();
        recorder.save(locked.values());
    }

    private static void apply(
            ReceivedEvent<SagaInput> received,
            Order order,
            ReturnBatch returnBatch,
            TransitionRecorder recorder,
            Instant now) {
        Causation cause = received.envelope().toCausation();
        switch (received.input()) {
            case SagaInput.ForOrder input -> {
                OrderState before = order.state();
                List<StatusChange> changes = order.apply(input.trigger(), input.trackingNumber(), now);
                recorder.consumed(received, changes);
                if (order.state() != before) {
                    recorder.stepCompleted(received, before.updatedAt(), now);
                }
                recorder.publish(order, changes, cause);
            }
            case SagaInput.ForReturn input -> {
                recorder.consumed(received, List.of());
                returnBatch.apply(received, input, now).ifPresent(event -> recorder.publish(order, event, cause));
            }
        }
    }
}
