package dev.waybill.orders.domain;

import static dev.waybill.orders.domain.OrderStatus.CANCELLED;
import static dev.waybill.orders.domain.OrderStatus.CANCELLING;
import static dev.waybill.orders.domain.OrderStatus.COMPLETED;
import static dev.waybill.orders.domain.OrderStatus.CONFIRMED;
import static dev.waybill.orders.domain.OrderStatus.PENDING;
import static dev.waybill.orders.domain.OrderStatus.SHIPPED;
import static dev.waybill.orders.domain.Signal.CUSTOMER_CANCELS;
import static dev.waybill.orders.domain.Signal.DEADLINE_PASSES;
import static dev.waybill.orders.domain.Signal.PAYMENT_AUTHORIZED;
import static dev.waybill.orders.domain.Signal.PAYMENT_CAPTURED;
import static dev.waybill.orders.domain.Signal.PAYMENT_CAPTURE_FAILED;
import static dev.waybill.orders.domain.Signal.PAYMENT_DECLINED;
import static dev.waybill.orders.domain.Signal.SHIPMENT_CANCELLED;
import static dev.waybill.orders.domain.Signal.SHIPMENT_DISPATCHED;
import static dev.waybill.orders.domain.Signal.SHIPMENT_FAILED;
import static dev.waybill.orders.domain.Signal.SHIPMENT_SCHEDULED;
import static dev.waybill.orders.domain.Signal.STOCK_REJECTED;
import static dev.waybill.orders.domain.Signal.STOCK_RESERVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.CancellationReason;
import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.TrackingNumber;
import dev.waybill.orders.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Instant LATER = Samples.NOW.plusSeconds(1);
    private static final TrackingNumber NUMBER = new TrackingNumber("WB-1");

    private final Order order = Samples.order();
    private final List<Change> path = new ArrayList<>();

    @Test
    void anOrderIsConfirmedOnceStockAndPaymentAreThere() {
        tell(STOCK_RESERVED);
        assertStands(PENDING, null, 1);
        tell(PAYMENT_AUTHORIZED);
        assertStands(CONFIRMED, null, 2);
        assertThat(announced()).singleElement().isInstanceOfSatisfying(OrderConfirmed.class, confirmed -> {
            assertThat(confirmed.lines()).hasSize(2);
            assertThat(confirmed.total()).hasToString("33.80");
            assertThat(confirmed.shippingAddress()).isEqualTo(Samples.purchase().shippingAddress());
        });
    }

    @Test
    void stockAndPaymentMayComeInEitherOrder() {
        tell(PAYMENT_AUTHORIZED, STOCK_RESERVED);
        assertStands(CONFIRMED, null, 2);
    }

    @Test
    void anOrderIsCompletedOnceItHasLeftAndIsPaidFor() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_DISPATCHED);
        assertStands(SHIPPED, null, 3);
        tell(PAYMENT_CAPTURED);
        assertStands(COMPLETED, null, 4);
        assertThat(announced().getLast()).isInstanceOf(OrderCompleted.class);
    }

    @Test
    void aCaptureThatComesBeforeTheDispatchCompletesTheOrderWithIt() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED, PAYMENT_CAPTURED);
        assertStands(CONFIRMED, null, 2);
        tell(SHIPMENT_DISPATCHED);
        assertStands(COMPLETED, null, 4);
        assertThat(statuses()).containsExactly(CONFIRMED, SHIPPED, COMPLETED);
    }

    @Test
    void aCaptureThatComesBeforeTheDispatchCompletesTheOrderAlsoWhileItIsBeingCancelled() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED, CUSTOMER_CANCELS, PAYMENT_CAPTURED);
        assertStands(CANCELLING, null, 3);
        tell(SHIPMENT_DISPATCHED);
        assertStands(COMPLETED, null, 5);
        assertThat(statuses()).containsExactly(CONFIRMED, CANCELLING, SHIPPED, COMPLETED);
    }

    @Test
    void everythingThatCanBeEarlyCountsOnceTheOrderIsConfirmed() {
        tell(PAYMENT_CAPTURED, SHIPMENT_DISPATCHED, STOCK_RESERVED);
        assertStands(PENDING, null, 1);
        tell(PAYMENT_AUTHORIZED);
        assertStands(COMPLETED, null, 4);
    }

    @Test
    void aFailedCaptureStaysUntilACaptureClearsIt() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_DISPATCHED, PAYMENT_CAPTURE_FAILED);
        assertStands(SHIPPED, Reason.CAPTURE_FAILED, 4);
        tell(PAYMENT_CAPTURE_FAILED);
        assertStands(SHIPPED, Reason.CAPTURE_FAILED, 4);
        tell(PAYMENT_CAPTURED);
        assertStands(COMPLETED, null, 5);
    }

    @Test
    void aCaptureThatFailedBeforeTheDispatchShowsWithTheDispatch() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED, PAYMENT_CAPTURE_FAILED);
        assertStands(CONFIRMED, null, 2);
        tell(SHIPMENT_DISPATCHED);
        assertStands(SHIPPED, Reason.CAPTURE_FAILED, 3);
    }

    @Test
    void aCaptureFailedAndThenMadeBeforeTheDispatchCompletesTheOrder() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED, PAYMENT_CAPTURE_FAILED, PAYMENT_CAPTURED, SHIPMENT_DISPATCHED);
        assertStands(COMPLETED, null, 4);
    }

    @Test
    void theFirstNegativeAnswerDecidesTheReason() {
        tell(PAYMENT_DECLINED, STOCK_REJECTED);
        assertStands(CANCELLED, Reason.PAYMENT_DECLINED, 2);
        assertThat(announced())
                .containsExactly(new OrderCancelled(order.orderId(), CancellationReason.PAYMENT_DECLINED));
    }

    @Test
    void aLateSuccessAfterTheCancellationChangesNothing() {
        tell(DEADLINE_PASSES, STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_DISPATCHED, PAYMENT_CAPTURED);
        assertStands(CANCELLED, Reason.TIMED_OUT, 2);
    }

    @Test
    void aPendingOrderIsCancelledAtOnce() {
        assertThat(order.cancel(LATER)).isInstanceOf(CancellationAnswer.Accepted.class);
        assertStands(CANCELLED, Reason.CUSTOMER_REQUEST, 2);
    }

    @Test
    void aConfirmedOrderAsksShippingFirst() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED, CUSTOMER_CANCELS);
        assertStands(CANCELLING, null, 3);
        assertThat(announced().getLast()).isInstanceOf(OrderCancellationRequested.class);
        tell(SHIPMENT_CANCELLED);
        assertStands(CANCELLED, Reason.CUSTOMER_REQUEST, 4);
    }

    @Test
    void aShipmentThatFailsWhileTheCustomerWantsOutIsTheCustomersCancellation() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED, CUSTOMER_CANCELS, SHIPMENT_FAILED);
        assertStands(CANCELLED, Reason.CUSTOMER_REQUEST, 4);
    }

    @Test
    void aShipmentThatFailsCancelsTheOrder() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_FAILED);
        assertStands(CANCELLED, Reason.SHIPPING_FAILED, 3);
    }

    @Test
    void cancellingAgainIsHarmlessAndChangesNothing() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED, CUSTOMER_CANCELS);
        assertThat(order.cancel(LATER)).isEqualTo(new CancellationAnswer.Accepted(List.of()));
        assertStands(CANCELLING, null, 3);
    }

    @Test
    void onceTheParcelHasLeftItIsTooLateToCancel() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_DISPATCHED);
        assertThat(order.cancel(LATER)).isInstanceOf(CancellationAnswer.TooLate.class);
        assertStands(SHIPPED, null, 3);
    }

    @Test
    void theTrackingNumberIsKeptFromTheBookingAndIsAChangeOfItsOwn() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED);
        order.tell(SHIPMENT_SCHEDULED, NUMBER, LATER);
        assertThat(order.state().trackingNumber()).isEqualTo(NUMBER);
        assertStands(CONFIRMED, null, 3);
        order.tell(SHIPMENT_DISPATCHED, NUMBER, LATER);
        assertStands(SHIPPED, null, 4);
    }

    @Test
    void theTrackingNumberOfADispatchIsNoSecondChange() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED);
        order.tell(SHIPMENT_DISPATCHED, NUMBER, LATER);
        assertThat(order.state().trackingNumber()).isEqualTo(NUMBER);
        assertStands(SHIPPED, null, 3);
    }

    @Test
    void whatIsRepeatedNeverNeedsSaving() {
        var stored = new Order(order.orderId(), Samples.purchase().total(), Samples.NOW, null, shipped());
        for (Signal signal : List.of(STOCK_RESERVED, PAYMENT_AUTHORIZED, SHIPMENT_DISPATCHED, SHIPMENT_FAILED)) {
            assertThat(stored.tell(signal, NUMBER, LATER)).isEmpty();
        }
        assertThat(stored.isChanged()).isFalse();
    }

    @Test
    void eventsAreCountedFromOne() {
        assertThat(order.nextSequence()).isEqualTo(1);
        assertThat(order.nextSequence()).isEqualTo(2);
        assertThat(order.isChanged()).isTrue();
    }

    private OrderState shipped() {
        tell(STOCK_RESERVED, PAYMENT_AUTHORIZED);
        order.tell(SHIPMENT_DISPATCHED, NUMBER, LATER);
        return order.state();
    }

    private void tell(Signal... signals) {
        for (Signal signal : signals) {
            path.addAll(order.tell(signal, null, LATER));
        }
    }

    private List<OrderEvent> announced() {
        return path.stream()
                .map(Change::announcement)
                .filter(Objects::nonNull)
                .<OrderEvent>map(event -> event)
                .toList();
    }

    private List<OrderStatus> statuses() {
        return path.stream().map(Change::status).toList();
    }

    private void assertStands(OrderStatus status, @Nullable Reason reason, int version) {
        assertThat(order.state().status()).isEqualTo(status);
        assertThat(order.state().reason()).isEqualTo(reason);
        assertThat(order.state().version()).isEqualTo(version);
    }
}
