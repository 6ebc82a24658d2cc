package dev.waybill.orders.domain;

import static dev.waybill.orders.domain.OrderStatus.CANCELLED;
import static dev.waybill.orders.domain.OrderStatus.CANCELLING;
import static dev.waybill.orders.domain.OrderStatus.COMPLETED;
import static dev.waybill.orders.domain.OrderStatus.CONFIRMED;
import static dev.waybill.orders.domain.OrderStatus.PENDING;
import static dev.waybill.orders.domain.OrderStatus.SHIPPED;
import static dev.waybill.orders.domain.OrderTrigger.CUSTOMER_CANCELS;
import static dev.waybill.orders.domain.OrderTrigger.DEADLINE_PASSES;
import static dev.waybill.orders.domain.OrderTrigger.PAYMENT_AUTHORIZED;
import static dev.waybill.orders.domain.OrderTrigger.PAYMENT_CAPTURED;
import static dev.waybill.orders.domain.OrderTrigger.PAYMENT_CAPTURE_FAILED;
import static dev.waybill.orders.domain.OrderTrigger.PAYMENT_DECLINED;
import static dev.waybill.orders.domain.OrderTrigger.PAYMENT_SETTLED_MANUALLY;
import static dev.waybill.orders.domain.OrderTrigger.SHIPMENT_CANCELLED;
import static dev.waybill.orders.domain.OrderTrigger.SHIPMENT_DISPATCHED;
import static dev.waybill.orders.domain.OrderTrigger.SHIPMENT_FAILED;
import static dev.waybill.orders.domain.OrderTrigger.SHIPMENT_SCHEDULED;
import static dev.waybill.orders.domain.OrderTrigger.STOCK_REJECTED;
import static dev.waybill.orders.domain.OrderTrigger.STOCK_RESERVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.TrackingNumber;
import dev.waybill.orders.SampleOrders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Instant LATER = SampleOrders.NOW.plusSeconds(1);
    private static final TrackingNumber NUMBER = new TrackingNumber("WB-1");

    private final Order order = SampleOrders.order();
    private final List<StatusChange> path = new ArrayList<>();

    @Test
    void anOrderIsConfirmedOnceStockIsReservedAndPaymentAuthorized() {
        apply(STOCK_RESERVED);
        assertState(PENDING, null, 1);
        apply(PAYMENT_AUTHORIZED);
        assertState(CONFIRMED, null, 2);
        assertThat(published()).singleElement().isInstanceOfSatisfying(OrderConfirmed.class, confirmed -> {
            assertThat(confirmed.lines()).hasSize(2);
            assertThat(confirmed.total()).hasToString("33.80");
            assertThat(confirmed.shippingAddress()).isEqualTo(order.shippingAddress());
        });
    }

    @Test
    void stockAndPaymentCanArriveInEitherOrder() {
        apply(PAYMENT_AUTHORIZED, STOCK_RESERVED);
        assertState(CONFIRMED, null, 2);
    }

    @Test
    void anOrderIsCompletedOnceItIsDispatchedAndCaptured() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_DISPATCHED);
        assertState(SHIPPED, null, 3);
        apply(PAYMENT_CAPTURED);
        assertState(COMPLETED, null, 4);
        assertThat(published().getLast()).isInstanceOf(OrderCompleted.class);
    }

    @Test
    void anEarlyCaptureCompletesTheOrderAtTheDispatch() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, PAYMENT_CAPTURED);
        assertState(CONFIRMED, null, 2);
        apply(SHIPMENT_DISPATCHED);
        assertState(COMPLETED, null, 4);
        assertThat(statuses()).containsExactly(CONFIRMED, SHIPPED, COMPLETED);
    }

    @Test
    void anEarlyCaptureCompletesAnOrderThatIsBeingCancelledAtTheDispatch() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, CUSTOMER_CANCELS, PAYMENT_CAPTURED);
        assertState(CANCELLING, null, 3);
        apply(SHIPMENT_DISPATCHED);
        assertState(COMPLETED, null, 5);
        assertThat(statuses()).containsExactly(CONFIRMED, CANCELLING, SHIPPED, COMPLETED);
    }

    @Test
    void earlyTriggersApplyOnceTheOrderIsConfirmed() {
        apply(PAYMENT_CAPTURED, SHIPMENT_DISPATCHED, STOCK_RESERVED);
        assertState(PENDING, null, 1);
        apply(PAYMENT_AUTHORIZED);
        assertState(COMPLETED, null, 4);
    }

    @Test
    void aFailedCaptureIsShownUntilACaptureSucceeds() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_DISPATCHED, PAYMENT_CAPTURE_FAILED);
        assertState(SHIPPED, StatusReason.CAPTURE_FAILED, 4);
        apply(PAYMENT_CAPTURE_FAILED);
        assertState(SHIPPED, StatusReason.CAPTURE_FAILED, 4);
        apply(PAYMENT_CAPTURED);
        assertState(COMPLETED, null, 5);
    }

    @Test
    void anEarlyFailedCaptureIsShownAtTheDispatch() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, PAYMENT_CAPTURE_FAILED);
        assertState(CONFIRMED, null, 2);
        apply(SHIPMENT_DISPATCHED);
        assertState(SHIPPED, StatusReason.CAPTURE_FAILED, 3);
    }

    @Test
    void aCaptureThatSucceedsAfterAFailureBeforeTheDispatchCompletesTheOrder() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, PAYMENT_CAPTURE_FAILED, PAYMENT_CAPTURED, SHIPMENT_DISPATCHED);
        assertState(COMPLETED, null, 4);
    }

    @Test
    void theFirstNegativeEventDecidesTheReason() {
        apply(PAYMENT_DECLINED, STOCK_REJECTED);
        assertState(CANCELLED, StatusReason.PAYMENT_DECLINED, 2);
        assertThat(published())
                .containsExactly(new OrderCancelled(order.orderId(), CancellationReason.PAYMENT_DECLINED));
    }

    @Test
    void lateSuccessesAfterTheCancellationChangeNothing() {
        apply(DEADLINE_PASSES, STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_DISPATCHED, PAYMENT_CAPTURED);
        assertState(CANCELLED, StatusReason.TIMED_OUT, 2);
    }

    @Test
    void aPendingOrderIsCancelledAtOnce() {
        assertThat(order.cancel(LATER)).isPresent();
        assertState(CANCELLED, StatusReason.CUSTOMER_REQUEST, 2);
    }

    @Test
    void aConfirmedOrderIsCancelledOnlyAfterShippingAgrees() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, CUSTOMER_CANCELS);
        assertState(CANCELLING, null, 3);
        assertThat(published().getLast()).isInstanceOf(OrderCancellationRequested.class);
        apply(SHIPMENT_CANCELLED);
        assertState(CANCELLED, StatusReason.CUSTOMER_REQUEST, 4);
    }

    @Test
    void aShipmentThatFailsDuringACancellationHasTheCustomersReason() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, CUSTOMER_CANCELS, SHIPMENT_FAILED);
        assertState(CANCELLED, StatusReason.CUSTOMER_REQUEST, 4);
    }

    @Test
    void aFailedShipmentCancelsTheOrder() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_FAILED);
        assertState(CANCELLED, StatusReason.SHIPPING_FAILED, 3);
    }

    @Test
    void cancellingAgainChangesNothing() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, CUSTOMER_CANCELS);
        assertThat(order.cancel(LATER)).contains(List.of());
        assertState(CANCELLING, null, 3);
    }

    @Test
    void anOrderCannotBeCancelledAfterTheDispatch() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_DISPATCHED);
        assertThat(order.cancel(LATER)).isEmpty();
        assertState(SHIPPED, null, 3);
    }

    @Test
    void theTrackingNumberOfTheBookingIsAVersionOfItsOwn() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED);
        order.apply(SHIPMENT_SCHEDULED, NUMBER, LATER);
        assertThat(order.trackingNumber()).isEqualTo(NUMBER);
        assertState(CONFIRMED, null, 3);
        order.apply(SHIPMENT_DISPATCHED, NUMBER, LATER);
        assertState(SHIPPED, null, 4);
    }

    @Test
    void theTrackingNumberOfTheDispatchIsNoVersionOfItsOwn() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED);
        order.apply(SHIPMENT_DISPATCHED, NUMBER, LATER);
        assertThat(order.trackingNumber()).isEqualTo(NUMBER);
        assertState(SHIPPED, null, 3);
    }

    @Test
    void repeatedTriggersChangeNothing() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED);
        order.apply(SHIPMENT_DISPATCHED, NUMBER, LATER);
        List<?> shipped = state();
        for (OrderTrigger trigger : List.of(STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_DISPATCHED, SHIPMENT_FAILED)) {
            assertThat(order.apply(trigger, NUMBER, LATER.plusSeconds(1))).isEmpty();
        }
        assertThat(state()).isEqualTo(shipped);
    }

    @Test
    void aPaymentThatIsClosedByHandCompletesAShippedOrder() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_DISPATCHED, PAYMENT_CAPTURE_FAILED);
        assertState(OrderStatus.SHIPPED, StatusReason.CAPTURE_FAILED, 4);
        apply(PAYMENT_SETTLED_MANUALLY);
        assertState(OrderStatus.COMPLETED, null, 5);
        assertThat(order.flags().captured()).isFalse();
    }

    @Test
    void aPaymentThatIsClosedByHandBeforeTheDispatchIsKnownCompletesTheOrderThen() {
        apply(STOCK_RESERVED, PAYMENT_AUTHORIZED, PAYMENT_CAPTURE_FAILED, PAYMENT_SETTLED_MANUALLY);
        assertState(OrderStatus.CONFIRMED, null, 2);
        apply(SHIPMENT_DISPATCHED);
        assertState(OrderStatus.COMPLETED, null, 4);
        assertThat(statuses()).containsExactly(OrderStatus.CONFIRMED, OrderStatus.SHIPPED, OrderStatus.COMPLETED);
    }

    @Test
    void sequencesStartAtOne() {
        assertThat(order.nextSequence()).isEqualTo(1);
        assertThat(order.nextSequence()).isEqualTo(2);
        assertThat(order.sequence()).isEqualTo(2);
    }

    private List<?> state() {
        return Arrays.asList(
                order.status(),
                order.reason(),
                order.flags(),
                order.trackingNumber(),
                order.updatedAt(),
                order.version(),
                order.sequence());
    }

    private void apply(OrderTrigger... triggers) {
        for (OrderTrigger trigger : triggers) {
            path.addAll(order.apply(trigger, null, LATER));
        }
    }

    private List<OrderEvent> published() {
        return path.stream()
                .map(StatusChange::event)
                .filter(Objects::nonNull)
                .<OrderEvent>map(event -> event)
                .toList();
    }

    private List<OrderStatus> statuses() {
        return path.stream().map(StatusChange::status).toList();
    }

    private void assertState(OrderStatus status, @Nullable StatusReason reason, int version) {
        assertThat(order.status()).isEqualTo(status);
        assertThat(order.reason()).isEqualTo(reason);
        assertThat(order.version()).isEqualTo(version);
    }
}
