package dev.waybill.orders.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.events.Carrier;
import dev.waybill.events.Event;
import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentAuthorized;
import dev.waybill.events.PaymentCaptureFailed;
import dev.waybill.events.PaymentCaptured;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.PaymentSettledManually;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.SettlementKind;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentFailed;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.events.Sku;
import dev.waybill.events.StockReleased;
import dev.waybill.events.StockReserved;
import dev.waybill.events.TrackingNumber;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.application.SagaFixture;
import dev.waybill.orders.domain.CausalTimelineSorter;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.StatusReason;
import dev.waybill.orders.domain.TimelineEvent;
import dev.waybill.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderEventHandlerTest {

    private static final Money TOTAL = Money.of("33.80", "EUR");

    private final SagaFixture saga = new SagaFixture();

    @Test
    void theSecondOfStockAndPaymentIsTheCauseOfTheConfirmation() {
        OrderId id = saga.place();
        saga.handle(reserved(id));
        Envelope last = saga.handle(authorized(id)).getFirst();
        assertThat(saga.lastPublished().event()).isInstanceOf(OrderConfirmed.class);
        assertThat(saga.lastPublished().envelope().causationId()).isEqualTo(last.id());
        assertThat(saga.lastPublished().envelope().traceparent()).isEqualTo("trace of PaymentAuthorized");
        assertThat(saga.lastPublished().envelope().sequence()).isEqualTo(2);
    }

    @Test
    void aWholeSagaCanArriveInOneBatch() {
        OrderId id = saga.place();
        saga.clock.advance(Duration.ofSeconds(3));
        List<Envelope> handled =
                saga.handle(authorized(id), reserved(id), captured(id), scheduled(id), dispatched(id), released(id));
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(saga.state(id).trackingNumber()).hasToString("WB-1");
        assertThat(published(id)).containsExactly("OrderPlaced", "OrderConfirmed", "OrderCompleted");
        assertThat(saga.lastPublished().envelope().causationId())
                .isEqualTo(handled.get(4).id());
        assertThat(saga.registry
                        .get("waybill.saga.duration")
                        .tag("outcome", "completed")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(3.0);
    }

    @Test
    void theTimelineContainsEventsThatChangedNothing() {
        OrderId id = saga.place();
        saga.handle(reserved(id), authorized(id), failed(id), released(id), reserved(id));
        assertThat(saga.database.timelines.findByOrder(id))
                .extracting(TimelineEvent::summary)
                .hasSize(8);
        assertThat(CausalTimelineSorter.sort(saga.database.timelines.findByOrder(id)))
                .extracting(event -> event.envelope().type())
                .filteredOn(type -> type.startsWith("order."))
                .containsExactly("order.placed.v1", "order.confirmed.v1", "order.cancelled.v1");
    }

    @Test
    void theTimelineShowsThePathThroughTheStatesWithoutGaps() {
        OrderId id = saga.place();
        saga.handle(reserved(id), authorized(id), scheduled(id), captured(id), dispatched(id));
        List<@Nullable String> path = saga.database
                .jdbc()
                .sql("select version || ' ' || status from timeline where order_id = ? and version is not null"
                        + " order by version")
                .param(id.value())
                .query(String.class)
                .list();
        assertThat(path).containsExactly("1 PENDING", "2 CONFIRMED", "3 CONFIRMED", "4 SHIPPED", "5 COMPLETED");
    }

    @Test
    void eventsOfUnknownOrdersChangeNothingAndAreNotInTheTimeline() {
        OrderId unknown = new OrderId(UuidV7.next());
        OrderId known = saga.place();
        saga.handle(
                authorized(unknown),
                reserved(unknown),
                captured(unknown),
                dispatched(unknown),
                failed(unknown),
                reserved(known));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> saga.cancel(unknown))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(404));
        assertThat(saga.database.timelines.findByOrder(unknown)).isEmpty();
        assertThat(published(unknown)).isEmpty();
        assertThat(saga.database.timelines.findByOrder(known)).hasSize(2);
    }

    @Test
    void theNegativeEventIsTheCauseOfTheCancellation() {
        OrderId id = saga.place();
        saga.handle(reserved(id), authorized(id));
        Envelope cause = saga.handle(failed(id)).getFirst();
        assertThat(saga.lastPublished().event()).isInstanceOf(OrderCancelled.class);
        assertThat(saga.lastPublished().envelope().causationId()).isEqualTo(cause.id());
        assertThat(saga.registry
                        .get("waybill.saga.duration")
                        .tag("outcome", "cancelled")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aCancellationByTheCustomerHasNoCause() {
        OrderId id = saga.place();
        saga.cancel(id);
        assertThat(saga.lastPublished().event()).isInstanceOf(OrderCancelled.class);
        assertThat(saga.lastPublished().envelope().causationId()).isNull();
        assertThat(saga.database.timelines.findByOrder(id)).hasSize(2);
    }

    @Test
    void theCaptureIsTheCauseOfTheCompletionIfItComesLast() {
        OrderId id = saga.place();
        saga.handle(reserved(id), authorized(id), dispatched(id));
        Envelope capture = saga.handle(captured(id)).getFirst();
        assertThat(saga.lastPublished().event()).isInstanceOf(OrderCompleted.class);
        assertThat(saga.lastPublished().envelope().causationId()).isEqualTo(capture.id());
    }

    @Test
    void aPaymentThatWasClosedByHandCompletesTheOrderAndTheTimelineSaysSo() {
        OrderId id = saga.place();
        saga.handle(
                reserved(id),
                authorized(id),
                dispatched(id),
                new PaymentCaptureFailed(id, TOTAL.amount(), TOTAL.currency(), new ReasonCode("expired")));
        assertThat(saga.state(id).reason()).isEqualTo(StatusReason.CAPTURE_FAILED);
        saga.handle(new PaymentSettledManually(id, SettlementKind.WRITTEN_OFF, TOTAL.amount(), TOTAL.currency()));
        assertThat(saga.state(id).status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(saga.state(id).reason()).isNull();
        assertThat(saga.lastPublished().event()).isInstanceOf(OrderCompleted.class);
        assertThat(saga.database.timelines.findByOrder(id))
                .extracting(TimelineEvent::summary)
                .contains("The payment of " + TOTAL + " was closed by hand: it was written off.");
    }

    private List<String> published(OrderId id) {
        return saga.outbox.published.stream()
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
