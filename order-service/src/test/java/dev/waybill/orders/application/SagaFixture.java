package dev.waybill.orders.application;

import dev.waybill.events.Address;
import dev.waybill.events.CustomerId;
import dev.waybill.events.Event;
import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.EventRetention;
import dev.waybill.messaging.TimeSource;
import dev.waybill.orders.RecordingOutbox;
import dev.waybill.orders.RecordingOutbox.Published;
import dev.waybill.orders.SampleOrders;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.domain.OrderTrigger;
import dev.waybill.orders.domain.Return;
import dev.waybill.orders.domain.StoredResponse;
import dev.waybill.orders.messaging.MessagingFixture;
import dev.waybill.orders.messaging.TransitionRecorder;
import dev.waybill.orders.persistence.OrdersDatabase;
import dev.waybill.testing.MutableClock;
import dev.waybill.web.security.Caller;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The use cases and the event handler of order-service on a real database, with a clock that the test advances. */
public final class SagaFixture {

    static final EventRetention RETENTION =
            new EventRetention(Duration.ofDays(10), Duration.ofDays(7), Duration.ofDays(30));

    public final OrdersDatabase database = OrdersDatabase.empty();
    public final MutableClock clock = new MutableClock(SampleOrders.NOW);
    public final RecordingOutbox outbox = new RecordingOutbox(clock);
    public final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final OrderMetrics orderMetrics = new OrderMetrics(database.orders, clock, this::now, registry);
    private final MessagingFixture messaging;
    private final OrderBatchPlacer placer;
    private final ReturnService returnService;
    private final ErasureService erasureService;
    private int orderNumber;

    public SagaFixture() {
        var metrics = new SagaMetrics(registry, ThroughputFixture.monitor(), orderMetrics);
        messaging = new MessagingFixture(database, outbox, metrics, clock);
        var recorder = messaging.recorder();
        database.products.upsert(
                List.of(SampleOrders.product(SampleOrders.mugs(1)), SampleOrders.product(SampleOrders.poster())));
        placer = new OrderBatchPlacer(database.products, database.keys, database.orders, recorder, clock);
        returnService = new ReturnService(database.orders, database.returns, recorder, clock);
        erasureService = new ErasureService(
                database.orders,
                database.returns,
                database.erasures,
                database.personalData,
                recorder,
                database.transaction(),
                RETENTION,
                clock,
                registry);
    }

    private TimeSource.Mark now() {
        return new TimeSource.Mark(clock.instant(), SampleOrders.NOW.until(clock.instant(), ChronoUnit.NANOS));
    }

    /** With a request that names everything by which a person can be found, and an {@code Idempotency-Key}. */
    OrderId placeFor(CustomerId customer, String name) {
        var address = new Address(
                name, name + " street", name + " city", name + " code", "GB", name, name, name + " Ltd", "+44 " + name);
        var lines = new TreeMap<>(Map.of(0, new LineItem(new Sku("MUG-WHITE"), new Quantity(1))));
        var command = new PlaceOrderCommand(
                customer,
                lines,
                new PaymentMethod("pm_" + name),
                address,
                null,
                "reference of " + name + orderNumber++,
                new TreeMap<>(Map.of("gift for", name)));
        var body = """
                {"customerId": "%s", "lines": [{"sku": "MUG-WHITE"}], "paymentMethod": "pm_%2$s", "shippingAddress":
                {"name": "%2$s", "street": "%2$s", "city": "%2$s", "postalCode": "%2$s", "country": "GB", "phone": "%2$s"},
                "reference": "%2$s", "metadata": {"gift for": "%2$s"}, "version": 1}
                """.formatted(customer, name);
        return place(command, "key of " + orderNumber, body).orderId();
    }

    private StoredResponse place(PlaceOrderCommand command, @Nullable String key, String body) {
        return orders(
                service -> service.place(command, key, Caller.anybody(), _ -> body.getBytes(StandardCharsets.UTF_8)));
    }

    /** With a batcher of its own, whose threads end with the call. */
    private <T> T orders(Function<OrderService, T> call) {
        var placements = new OrderPlacementBatcher(placer, database.transaction());
        try {
            return call.apply(new OrderService(database.orders, placer, placements, recorder(), outbox, clock));
        } finally {
            placements.destroy();
        }
    }

    OrderBatchPlacer placer() {
        return placer;
    }

    ErasureService erasures() {
        return erasureService;
    }

    /** Takes an order to COMPLETED. */
    void complete(OrderId id) {
        database.change(
                id,
                order -> Stream.of(
                                OrderTrigger.STOCK_RESERVED,
                                OrderTrigger.PAYMENT_AUTHORIZED,
                                OrderTrigger.SHIPMENT_DISPATCHED,
                                OrderTrigger.PAYMENT_CAPTURED)
                        .forEach(trigger -> order.apply(trigger, null, clock.instant())));
    }

    public TransitionRecorder recorder() {
        return messaging.recorder();
    }

    public OrderId place() {
        Order sample = SampleOrders.order();
        var lines = new TreeMap<Integer, LineItem>();
        sample.lines().forEach(line -> lines.put(lines.size(), new LineItem(line.sku(), line.quantity())));
        var command = new PlaceOrderCommand(
                sample.customerId(),
                lines,
                sample.paymentMethod(),
                sample.shippingAddress(),
                null,
                null,
                Collections.emptySortedMap());
        return place(command, null, "").orderId();
    }

    /** Places an order that has reached COMPLETED. */
    public OrderId placeCompleted() {
        OrderId id = place();
        complete(id);
        return id;
    }

    public Return acceptReturn(OrderId id, List<LineItem> lines) {
        return database.transaction()
                .execute(status -> returnService.accept(returnService.lock(id).orElseThrow(), lines, null));
    }

    public void cancel(OrderId id) {
        database.transaction()
                .executeWithoutResult(_ -> orders(service -> {
                    service.cancel(id, Caller.anybody());
                    return id;
                }));
    }

    /** Handles these events in one batch. */
    public List<Envelope> handle(Event... events) {
        return messaging.handle(events);
    }

    public Order state(OrderId id) {
        return database.orders.findById(id).orElseThrow();
    }

    public Published lastPublished() {
        return outbox.published.getLast();
    }
}
