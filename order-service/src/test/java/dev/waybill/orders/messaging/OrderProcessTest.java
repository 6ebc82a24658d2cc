package dev.waybill.orders.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Carrier;
import dev.waybill.events.Event;
import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentAuthorized;
import dev.waybill.events.PaymentCaptured;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.events.Sku;
import dev.waybill.events.StockReleased;
import dev.waybill.events.StockReserved;
import dev.waybill.events.TrackingNumber;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.Timelines.Happening;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderProcessTest {

    private static final Money TOTAL = Money.of("33.80", "EUR");

    private final SagaRoom room = new SagaRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theAnswerThatCompletesThePairCausesTheConfirmation() {
        OrderId id = room.place();
        room.hear(reserved(id));
        Envelope last = room.hear(authorized(id)).getFirst();
        assertThat(room.lastPublished().event()).isInstanceOf(OrderConfirmed.class);
        assertThat(room.lastPublished().envelope().causationId()).isEqualTo(last.id());
        assertThat(room.lastPublished().envelope().traceparent()).isEqualTo("trace of PaymentAuthorized");
        assertThat(room.lastPublished().envelope().sequence()).isEqualTo(2);
    }

    @Test
    void aWholeSagaMayComeInOneBatch() {
        OrderId id = room.place();
        room.clock.advance(Duration.ofSeconds(3));
        List<Envelope> heard =
                room.hear(authorized(id), reserved(id), captured(id), scheduled(id), dispatched(id), released(id));
        assertThat(room.state(id).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(room.state(id).trackingNumber()).hasToString("WB-1");
        assertThat(published(id)).containsExactly("OrderPlaced", "OrderConfirmed", "OrderCompleted");
        assertThat(room.lastPublished().envelope().causationId())
                .isEqualTo(heard.get(4).id());
        assertThat(room.meters
                        .get("waybill.saga.duration")
                        .tag("outcome", "completed")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(3.0);
    }

    @Test
    void theTimelineHoldsEverythingAlsoWhatChangedNothing() {
        OrderId id = room.place();
        room.hear(reserved(id), authorized(id), failed(id), released(id), reserved(id));
        assertThat(room.database.timelines.of(id))
                .extracting(Happening::summary)
                .hasSize(8);
        assertThat(Chronology.sort(room.database.timelines.of(id)))
                .extracting(happening -> happening.envelope().type())
                .filteredOn(type -> type.startsWith("order."))
                .containsExactly("order.placed.v1", "order.confirmed.v1", "order.cancelled.v1");
    }

    @Test
    void theTimelineShowsThePathThroughTheStatesWithoutAGap() {
        OrderId id = room.place();
        room.hear(reserved(id), authorized(id), scheduled(id), captured(id), dispatched(id));
        List<@Nullable String> path = room.database
                .jdbc()
                .sql("select version || ' ' || status from timeline where order_id = ? and version is not null"
                        + " order by version")
                .param(id.value())
                .query(String.class)
                .list();
        assertThat(path).containsExactly("1 PENDING", "2 CONFIRMED", "3 CONFIRMED", "4 SHIPPED", "5 COMPLETED");
    }

    @Test
    void ordersThatAreNotThereChangeNothingAndLeaveNoTimeline() {
        OrderId unknown = new OrderId(UuidV7.next());
        OrderId known = room.place();
        room.hear(
                authorized(unknown),
                reserved(unknown),
                captured(unknown),
                dispatched(unknown),
                failed(unknown),
                reserved(known));
        assertThat(room.cancel(unknown)).isEmpty();
        assertThat(room.database.timelines.of(unknown)).isEmpty();
        assertThat(published(unknown)).isEmpty();
        assertThat(room.database.timelines.of(known)).hasSize(2);
    }

    @Test
    void aCancellationIsCausedByTheNegativeAnswer() {
        OrderId id = room.place();
        room.hear(reserved(id), authorized(id));
        Envelope cause = room.hear(failed(id)).getFirst();
        assertThat(room.lastPublished().event()).isInstanceOf(OrderCancelled.class);
        assertThat(room.lastPublished().envelope().causationId()).isEqualTo(cause.id());
        assertThat(room.meters
                        .get("waybill.saga.duration")
                        .tag("outcome", "cancelled")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aCustomersCancellationHasNoCause() {
        OrderId id = room.place();
        room.cancel(id);
        assertThat(room.lastPublished().event()).isInstanceOf(OrderCancelled.class);
        assertThat(room.lastPublished().envelope().causationId()).isNull();
        assertThat(room.database.timelines.of(id)).hasSize(2);
    }

    @Test
    void aCompletionIsCausedByTheCaptureIfThatComesLast() {
        OrderId id = room.place();
        room.hear(reserved(id), authorized(id), dispatched(id));
        Envelope capture = room.hear(captured(id)).getFirst();
        assertThat(room.lastPublished().event()).isInstanceOf(OrderCompleted.class);
        assertThat(room.lastPublished().envelope().causationId()).isEqualTo(capture.id());
    }

    private List<String> published(OrderId id) {
        return room.outbox.published.stream()
                .filter(one -> one.event().orderId().equals(id))
                .map(one -> one.event().getClass().getSimpleName())
                .toList();
    }

    private static Event reserved(OrderId id) {
        return new StockReserved(id, lines());
    }

    private static Event released(OrderId id) {
        return new StockReleased(id, lines());
    }

    private static List<LineItem> lines() {
        return List.of(new LineItem(new Sku("MUG-WHITE"), new Quantity(2)));
    }

    private static Event authorized(OrderId id) {
        return new PaymentAuthorized(id, TOTAL.amount(), TOTAL.currency(), new PaymentReference("pi_1"));
    }

    private static Event captured(OrderId id) {
        return new PaymentCaptured(id, TOTAL.amount(), TOTAL.currency(), new PaymentReference("pi_1"));
    }

    private static Event scheduled(OrderId id) {
        return new ShipmentScheduled(id, new Carrier("Parcels"), new TrackingNumber("WB-1"));
    }

    private static Event dispatched(OrderId id) {
        return new ShipmentDispatched(id, new Carrier("Parcels"), new TrackingNumber("WB-1"));
    }

    private static Event failed(OrderId id) {
        return new ShipmentFailed(id, new ReasonCode("undeliverable_address"));
    }
}
