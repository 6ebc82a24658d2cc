package dev.waybill.shipping.messaging;

import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.messaging.UuidV7;
import dev.waybill.shipping.ShippingProperties;
import dev.waybill.shipping.application.ReturnShipmentService;
import dev.waybill.shipping.application.ShipmentService;
import dev.waybill.shipping.application.ShippingJobs;
import dev.waybill.shipping.carrier.CarrierFixture;
import dev.waybill.shipping.carrier.CarrierResponse;
import dev.waybill.shipping.carrier.ScriptedCarrier;
import dev.waybill.shipping.domain.HandoverRequest;
import dev.waybill.shipping.domain.ShipmentFixtures;
import dev.waybill.shipping.domain.ShipmentStatus;
import dev.waybill.shipping.persistence.ShippingDatabase;
import dev.waybill.testing.MutableClock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.List;

/**
 * The event handler and the jobs on a real database, with a scripted carrier and a mutable clock. Jobs run only when a
 * test runs them. The clock advances by the dispatch delay after every batch, so that booked shipments are due.
 */
public final class ShippingHarness implements AutoCloseable {

    public static final Duration DELIVERY_DELAY = Duration.ofSeconds(30);
    public static final Duration RETURN_DELAY = Duration.ofSeconds(60);

    private static final Duration CARRIER_TIME_LIMIT = Duration.ofMillis(500);
    private static final int IN_FLIGHT = 512;

    public final ShippingDatabase database = new ShippingDatabase();
    public final RecordingOutbox outbox = new RecordingOutbox();
    public final MutableClock clock = new MutableClock(ShipmentFixtures.NOW);
    public final ScriptedCarrier carrier;
    public final CircuitBreaker circuitBreaker;
    public final CircuitBreakerRegistry circuitBreakers = CircuitBreakerRegistry.ofDefaults();
    public final ExternalTaskExecutor<HandoverRequest, CarrierResponse> dispatchWorker;
    public final ShipmentService shipments;
    public final ReturnShipmentService returns;
    private final CarrierFixture fixture;
    private final ShippingProperties properties;
    private final ShippingEventHandler handler;

    /** With a short dispatch delay, so that shipments are scheduled first and claimed by the dispatch job. */
    public ShippingHarness() {
        this(Duration.ofMillis(1));
    }

    public ShippingHarness(Duration dispatchDelay) {
        this(dispatchDelay, CARRIER_TIME_LIMIT);
    }

    public ShippingHarness(Duration dispatchDelay, Duration carrierTimeLimit) {
        properties = new ShippingProperties(dispatchDelay, DELIVERY_DELAY, RETURN_DELAY, carrierTimeLimit, IN_FLIGHT);
        fixture = CarrierFixture.create(circuitBreakers, properties);
        carrier = fixture.carrier();
        circuitBreaker = fixture.circuitBreaker();
        ShippingJobs jobs = jobs();
        dispatchWorker = jobs.dispatch();
        shipments = jobs.shipments();
        returns = jobs.returns();
        handler = new ShippingEventHandler(
                database.shipments(),
                database.returns(),
                database.addresses(),
                carrier,
                outbox,
                dispatchWorker,
                properties,
                clock);
    }

    public static ReceivedEvent<ShippingCommand> confirmed(OrderId order) {
        return received(order, new ShippingCommand.Confirmed(ShipmentFixtures.ADDRESS));
    }

    public static ReceivedEvent<ShippingCommand> cancellationRequested(OrderId order) {
        return received(order, new ShippingCommand.CancellationRequested());
    }

    public static ReceivedEvent<ShippingCommand> cancelled(OrderId order) {
        return received(order, new ShippingCommand.Cancelled());
    }

    static ReceivedEvent<ShippingCommand> personalDataErased(OrderId order) {
        return received(order, new ShippingCommand.PersonalDataErased());
    }

    public static ReceivedEvent<ShippingCommand> returnRequested(OrderId order, ReturnId id) {
        return received(order, new ShippingCommand.ReturnRequested(id, ShipmentFixtures.LINES));
    }

    private static ReceivedEvent<ShippingCommand> received(OrderId order, ShippingCommand command) {
        String type = command.getClass().getSimpleName();
        var envelope = new Envelope(
                UuidV7.next(), type, "/order-service", order, ShipmentFixtures.NOW, 1, null, "trace of " + type);
        return new ReceivedEvent<>(envelope, command);
    }

    /** Handles a batch in one transaction. */
    @SafeVarargs
    public final void receive(ReceivedEvent<ShippingCommand>... batch) {
        database.transaction().executeWithoutResult(_ -> handler.handle(List.of(batch)));
        clock.advance(properties.dispatchDelay());
    }

    public OrderId orderConfirmed() {
        OrderId order = ShipmentFixtures.order();
        receive(confirmed(order));
        return order;
    }

    public OrderId orderDispatched() {
        OrderId order = orderConfirmed();
        dispatchUntilIdle();
        return order;
    }

    /** Makes the calls that are due and applies their results. */
    public void dispatchUntilIdle() {
        runUntilIdle(dispatchWorker);
    }

    public static void runUntilIdle(ExternalTaskExecutor<?, ?> worker) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).until(() -> {
            while (worker.runBatch()) {
                // another batch
            }
            return worker.isIdle();
        });
    }

    /** The dispatch worker of another instance, with a queue of its own. */
    public ExternalTaskExecutor<HandoverRequest, CarrierResponse> dispatchWorkerOfAnotherInstance() {
        return jobs().dispatch();
    }

    private ShippingJobs jobs() {
        return ShippingJobs.create(database, fixture, outbox, properties, clock);
    }

    public ShipmentStatus statusOf(OrderId order) {
        return database.find(order).status();
    }

    @Override
    public void close() {
        fixture.close();
    }
}
