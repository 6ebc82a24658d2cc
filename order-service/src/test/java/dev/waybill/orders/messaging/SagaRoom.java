package dev.waybill.orders.messaging;

import dev.waybill.events.Event;
import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.events.StockEvent;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.MovableClock;
import dev.waybill.orders.Samples;
import dev.waybill.orders.application.ThroughputFixture;
import dev.waybill.orders.domain.CancellationAnswer;
import dev.waybill.orders.domain.OrderState;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.Signal;
import dev.waybill.orders.messaging.Placement.Wish;
import dev.waybill.orders.messaging.RecordingOutbox.Published;
import dev.waybill.orders.persistence.OrdersDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The saga room on a real database, with a clock to move. */
public final class SagaRoom implements AutoCloseable {

    public final OrdersDatabase database = new OrdersDatabase();
    public final MovableClock clock = new MovableClock();
    final RecordingOutbox outbox = new RecordingOutbox(clock);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final Chronicles chronicles;
    private final Placement placement;
    private final Cancellation cancellation;
    private final Returning returning;
    private final OrderProcess process;

    public SagaRoom() {
        var counted = new SagaMeters(meters, ThroughputFixture.monitor());
        chronicles = new Chronicles(outbox, database.orders, database.timelines, counted);
        placement = new Placement(database.orders, database.timelines, outbox, counted, clock);
        cancellation = new Cancellation(database.orders, chronicles, clock);
        returning = new Returning(database.orders, database.returns, chronicles, clock);
        process = new OrderProcess(database.orders, database.returns, chronicles, clock);
    }

    public OrderId place() {
        return database.transaction()
                .execute(status -> placement.place(List.of(new Wish(Samples.purchase(), Causation.fromRequest()))))
                .getFirst()
                .id();
    }

    /** An order that went all its way. */
    OrderId complete() {
        OrderId id = place();
        database.change(
                id,
                order -> Stream.of(
                                Signal.STOCK_RESERVED,
                                Signal.PAYMENT_AUTHORIZED,
                                Signal.SHIPMENT_DISPATCHED,
                                Signal.PAYMENT_CAPTURED)
                        .forEach(signal -> order.tell(signal, null, clock.instant())));
        return id;
    }

    Return takeBack(OrderId id, List<LineItem> lines) {
        return database.transaction()
                .execute(status -> returning.accept(returning.lock(id).orElseThrow(), lines, null));
    }

    Optional<CancellationAnswer> cancel(OrderId id) {
        return database.transaction().execute(status -> cancellation.request(id));
    }

    /** Hears all of this in one batch. */
    List<Envelope> hear(Event... events) {
        List<ReceivedEvent<Told>> batch =
                Arrays.stream(events).map(this::received).toList();
        database.transaction().executeWithoutResult(status -> process.handle(batch));
        return batch.stream().map(ReceivedEvent::envelope).toList();
    }

    private ReceivedEvent<Told> received(Event event) {
        Told told = (switch (event) {
                    case StockEvent stock -> new StockEvents().map(stock);
                    case PaymentEvent payment -> new PaymentEvents().map(payment);
                    case ShipmentEvent shipment -> new ShipmentEvents().map(shipment);
                    default -> Optional.<Told>empty();
                })
                .orElseThrow();
        String type = event.getClass().getSimpleName();
        var envelope = new Envelope(
                UuidV7.next(), type, "/elsewhere", event.orderId(), clock.instant(), 1, null, "trace of " + type);
        return new ReceivedEvent<>(envelope, told);
    }

    public OrderState state(OrderId id) {
        return database.orders.find(id).orElseThrow().state();
    }

    public Published lastPublished() {
        return outbox.published.getLast();
    }

    @Override
    public void close() {
        database.close();
    }
}
