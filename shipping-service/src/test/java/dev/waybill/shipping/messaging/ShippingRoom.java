package dev.waybill.shipping.messaging;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.Worker;
import dev.waybill.shipping.ShippingSettings;
import dev.waybill.shipping.carrier.ScriptedCarrier;
import dev.waybill.shipping.carrier.TestHandovers;
import dev.waybill.shipping.domain.ASample;
import dev.waybill.shipping.domain.State;
import dev.waybill.shipping.persistence.ShippingDatabase;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The saga room on a real database, with a scripted carrier and a clock to move. Its workers step when told to. Unless it
 * is made without, there is a moment between the booking and the dispatch, which has passed whenever news was heard.
 */
final class ShippingRoom implements AutoCloseable {

    static final Duration DELIVERY_DELAY = Duration.ofSeconds(30);
    static final Duration RETURN_DELAY = Duration.ofSeconds(60);

    private static final Duration A_MOMENT = Duration.ofMillis(1);

    final ShippingDatabase database = new ShippingDatabase();
    final RecordingOutbox outbox = new RecordingOutbox();
    final MovableClock clock = new MovableClock();
    final ScriptedCarrier carrier;
    final CircuitBreaker circuit;
    final Dispatching dispatching;
    final Delivering delivering;
    final Arrivals arrivals;
    private final ShippingProcess process;
    private final Supplier<Dispatching> instances;
    private final Duration dispatchDelay;

    ShippingRoom() {
        this(A_MOMENT);
    }

    ShippingRoom(Duration dispatchDelay) {
        this.dispatchDelay = dispatchDelay;
        var settings = new ShippingSettings(dispatchDelay, DELIVERY_DELAY, RETURN_DELAY, Duration.ofMillis(500));
        var calls = TestHandovers.create();
        carrier = calls.carrier();
        circuit = calls.circuit();
        instances = () -> new Dispatching(
                database.shipments(), calls.handovers(), outbox, database.transaction(), settings, clock);
        dispatching = instances.get();
        delivering = new Delivering(database.shipments(), outbox, database.transaction(), clock);
        arrivals = new Arrivals(database.returns(), database.shipments(), outbox, database.transaction(), clock);
        var idle = new Worker("idle", Duration.ofHours(1), () -> false);
        process = new ShippingProcess(
                database.shipments(), database.returns(), carrier, outbox, dispatching, idle, settings, clock);
    }

    static ReceivedEvent<OrderNews> confirmed(OrderId order) {
        return received(order, new OrderNews.Confirmed(ASample.ADDRESS));
    }

    static ReceivedEvent<OrderNews> cancellationRequested(OrderId order) {
        return received(order, new OrderNews.CancellationRequested());
    }

    static ReceivedEvent<OrderNews> cancelled(OrderId order) {
        return received(order, new OrderNews.Cancelled());
    }

    static ReceivedEvent<OrderNews> returnRequested(OrderId order, ReturnId id) {
        return received(order, new OrderNews.ReturnRequested(id, ASample.LINES));
    }

    private static ReceivedEvent<OrderNews> received(OrderId order, OrderNews news) {
        String type = news.getClass().getSimpleName();
        var envelope =
                new Envelope(UuidV7.next(), type, "/order-service", order, ASample.NOW, 1, null, "trace of " + type);
        return new ReceivedEvent<>(envelope, news);
    }

    @SafeVarargs
    final void hears(ReceivedEvent<OrderNews>... batch) {
        database.transaction().executeWithoutResult(_ -> process.handle(List.of(batch)));
        clock.advance(dispatchDelay);
    }

    OrderId orderConfirmed() {
        OrderId order = ASample.order();
        hears(confirmed(order));
        return order;
    }

    /** Another instance of the service, beside the one that hears. */
    Dispatching anotherInstance() {
        return instances.get();
    }

    OrderId orderDispatched() {
        OrderId order = orderConfirmed();
        dispatching.run();
        return order;
    }

    State stateOf(OrderId order) {
        return database.find(order).state();
    }

    @Override
    public void close() {
        database.close();
    }
}
