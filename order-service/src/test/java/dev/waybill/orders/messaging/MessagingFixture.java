package dev.waybill.orders.messaging;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.StockEvent;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.persistence.OrdersDatabase;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The event handler of order-service with its mappers, on a real database. */
public final class MessagingFixture {

    private final OrdersDatabase database;
    private final Clock clock;
    private final TransitionRecorder recorder;
    private final OrderEventHandler handler;

    public MessagingFixture(OrdersDatabase database, Outbox outbox, SagaMetricRecorder metrics, Clock clock) {
        this.database = database;
        this.clock = clock;
        recorder = new TransitionRecorder(outbox, database.orders, database.changes, database.timelines, metrics);
        handler = new OrderEventHandler(database.orders, database.returns, recorder, clock);
    }

    public TransitionRecorder recorder() {
        return recorder;
    }

    /** Handles these events in one batch. */
    public List<Envelope> handle(Event... events) {
        List<ReceivedEvent<SagaInput>> batch =
                Arrays.stream(events).map(this::received).toList();
        database.transaction().executeWithoutResult(status -> handler.handle(batch));
        return batch.stream().map(ReceivedEvent::envelope).toList();
    }

    private ReceivedEvent<SagaInput> received(Event event) {
        SagaInput input = (switch (event) {
                    case StockEvent stock -> new StockEventMapper().map(stock);
                    case PaymentEvent payment -> new PaymentEventMapper().map(payment);
                    case ShipmentEvent shipment -> new ShipmentEventMapper().map(shipment);
                    default -> Optional.<SagaInput>empty();
                })
                .orElseThrow();
        String type = event.getClass().getSimpleName();
        var envelope = new Envelope(
                UuidV7.next(),
                event.getClass().getAnnotation(EventType.class).value(),
                "/elsewhere",
                event.orderId(),
                clock.instant(),
                1,
                null,
                "trace of " + type);
        return new ReceivedEvent<>(envelope, input);
    }
}
