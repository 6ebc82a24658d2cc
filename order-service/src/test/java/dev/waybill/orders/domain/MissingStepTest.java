package dev.waybill.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Event;
import dev.waybill.events.EventType;
import dev.waybill.events.LineItem;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.events.PaymentAuthorized;
import dev.waybill.events.PaymentCaptureFailed;
import dev.waybill.events.PaymentCaptured;
import dev.waybill.events.PaymentDeclined;
import dev.waybill.events.PaymentRefunded;
import dev.waybill.events.PaymentVoided;
import dev.waybill.events.Quantity;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ShipmentDispatched;
import dev.waybill.events.ShipmentReturnArrived;
import dev.waybill.events.ShipmentScheduled;
import dev.waybill.events.Sku;
import dev.waybill.events.StockCommitted;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReleased;
import dev.waybill.events.StockReserved;
import dev.waybill.messaging.Envelope;
import dev.waybill.messaging.UuidV7;
import dev.waybill.orders.SampleOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every status, with what is missing in it and since when. */
class MissingStepTest {

    private final Order order = SampleOrders.order();
    private final List<TimelineEvent> timeline = new ArrayList<>();
    private final List<Return> returns = new ArrayList<>();
    private int seconds;

    @Test
    void aPendingOrderWaitsForTheAnswersThatAreMissing() {
        assertMissing(step(SagaStep.STOCK_RESERVATION, 0), step(SagaStep.PAYMENT_AUTHORIZATION, 0));
        received(StockReserved.class);
        assertMissing(step(SagaStep.PAYMENT_AUTHORIZATION, 0));
    }

    @Test
    void aConfirmedOrderWaitsForItsParcelToBeBookedAndToLeave() {
        confirm();
        assertMissing(step(SagaStep.SHIPMENT_BOOKING, 2));
        received(ShipmentScheduled.class);
        assertMissing(step(SagaStep.SHIPMENT_DISPATCH, 3));
        assertThat(order.cancel(time(9))).isPresent();
        assertMissing(step(SagaStep.SHIPMENT_CANCELLATION, 9));
    }

    @Test
    void aShippedOrderWaitsForItsPaymentAndForTheUnitsToLeaveTheStock() {
        confirm();
        received(ShipmentScheduled.class);
        received(ShipmentDispatched.class);
        assertMissing(step(SagaStep.PAYMENT_CAPTURE, 4), step(SagaStep.STOCK_COMMITMENT, 4));
        received(StockCommitted.class);
        received(PaymentCaptureFailed.class);
        assertMissing(step(SagaStep.CAPTURE_RETRY, 6));
        received(PaymentCaptured.class);
        assertMissing();
    }

    @Test
    void anOrderIsCompletedBeforeTheUnitsHaveLeftTheStock() {
        complete();
        assertMissing(step(SagaStep.STOCK_COMMITMENT, 3));
        received(StockCommitted.class);
        assertMissing();
    }

    @Test
    void aCancelledOrderWaitsForTheOutstandingAnswersAndForWhatGoesBack() {
        assertThat(order.cancel(time(1))).isPresent();
        seconds = 1;
        assertMissing(step(SagaStep.STOCK_RESERVATION, 0), step(SagaStep.PAYMENT_AUTHORIZATION, 0));
        received(StockReserved.class);
        received(PaymentAuthorized.class);
        assertMissing(step(SagaStep.STOCK_RELEASE, 2), step(SagaStep.PAYMENT_VOID, 3));
        received(StockReleased.class);
        received(PaymentCaptured.class);
        assertMissing(step(SagaStep.PAYMENT_REFUND, 3));
        received(PaymentRefunded.class);
        assertMissing();
    }

    @Test
    void whatWasRefusedNeedNotGoBack() {
        received(PaymentAuthorized.class);
        received(StockRejected.class);
        assertMissing(step(SagaStep.PAYMENT_VOID, 2));
        received(PaymentVoided.class);
        assertMissing();
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void aDeclinedOrderWaitsForTheOtherAnswerOnly() {
        received(PaymentDeclined.class);
        assertMissing(step(SagaStep.STOCK_RESERVATION, 0));
    }

    @Test
    void eachReturnWaitsForItsOwnRefundArrivalAndRestocking() {
        complete();
        received(StockCommitted.class);
        Return first = requestReturn();
        UUID requested = timeline.getLast().envelope().id();
        Return second = requestReturn();
        assertMissing(
                step(SagaStep.RETURN_REFUND, 7, second),
                step(SagaStep.RETURN_ARRIVAL, 7, second),
                step(SagaStep.RETURN_REFUND, 6, first),
                step(SagaStep.RETURN_ARRIVAL, 6, first));
        received(ShipmentReturnArrived.class, requested);
        apply(second, new ReturnTrigger.Refunded());
        apply(first, new ReturnTrigger.RefundFailed(new ReasonCode("processing_error")));
        assertMissing(
                step(SagaStep.RETURN_ARRIVAL, 7, second),
                step(SagaStep.REFUND_RETRY, 6, first),
                step(SagaStep.RETURN_RESTOCKING, 8, first));
        apply(first, new ReturnTrigger.Restocked());
        assertMissing(step(SagaStep.RETURN_ARRIVAL, 7, second), step(SagaStep.REFUND_RETRY, 6, first));
        apply(first, new ReturnTrigger.Refunded());
        apply(second, new ReturnTrigger.Restocked());
        assertMissing();
    }

    private void confirm() {
        received(StockReserved.class);
        received(PaymentAuthorized.class);
        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    private void complete() {
        confirm();
        received(ShipmentDispatched.class);
        received(PaymentCaptured.class);
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETED);
    }

    private Return requestReturn() {
        received(OrderReturnRequested.class);
        var line = new LineItem(new Sku("MUG-WHITE"), new Quantity(1));
        Return one = new ReturnEligibility(order, Map.of()).createReturn(List.of(line), null, time(seconds));
        returns.addFirst(one);
        return one;
    }

    private void apply(Return one, ReturnTrigger trigger) {
        assertThat(one.apply(trigger, time(seconds))).isTrue();
    }

    private void received(Class<? extends Event> type) {
        received(type, null);
    }

    /** An event, a second after the one before. */
    private void received(Class<? extends Event> type, @Nullable UUID cause) {
        seconds++;
        String name = type.getAnnotation(EventType.class).value();
        var envelope =
                new Envelope(UuidV7.next(), name, "/elsewhere", order.orderId(), time(seconds), seconds, cause, null);
        timeline.add(new TimelineEvent(envelope, "It happened."));
        for (OrderTrigger trigger : OrderTrigger.values()) {
            if (name.equals(trigger.name()
                            .toLowerCase(Locale.ROOT)
                            .replaceFirst("_", ".")
                            .replace('_', '-') + ".v1")) {
                var unused = order.apply(trigger, null, time(seconds));
            }
        }
    }

    private static Instant time(int seconds) {
        return SampleOrders.NOW.plusSeconds(seconds);
    }

    private static MissingStep step(SagaStep step, int seconds) {
        return new MissingStep(step, time(seconds), null);
    }

    private static MissingStep step(SagaStep step, int seconds, Return one) {
        return new MissingStep(step, time(seconds), one.getId());
    }

    private void assertMissing(MissingStep... expected) {
        assertThat(MissingStep.of(order, timeline, returns)).containsExactly(expected);
    }
}
