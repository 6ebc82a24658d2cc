package dev.waybill.system;

import static dev.waybill.audit.AuditedService.ORDERS;
import static dev.waybill.audit.AuditedService.PAYMENTS;
import static dev.waybill.audit.AuditedService.SHIPPING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.audit.Auditor;
import dev.waybill.system.audit.SystemAudit;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Every outcome of an order. */
@Order(1)
class SagaScenarios {

    private static final Stack STACK = Stack.running();
    private static final Shop SHOP = new Shop(STACK);

    @Test
    void anOrderIsCompletedOnceItIsDispatchedAndItsPaymentIsCaptured() {
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 2).and("POSTER-A2", 1));

        assertThat(SHOP.awaits(order, "COMPLETED").path("total").asString()).isEqualTo("33.80");
        assertThat(SHOP.order(order).path("trackingNumber").asString()).isNotBlank();
        assertThat(SHOP.ledger(order)).containsExactly("authorization", "capture");
        SHOP.awaitsReservation(order, "COMMITTED");
        SHOP.awaitsShipment(order, "DISPATCHED", "DELIVERED");
        SHOP.awaitsPayment(order, "CAPTURED");
    }

    @Test
    void anOrderWithoutEnoughStockIsCancelledAsAWhole() {
        SHOP.offer("RARE", "5.00", 1);
        UUID order = SHOP.place(Basket.of("RARE", 2).and("MUG-WHITE", 1));

        assertCancelled(order, "OUT_OF_STOCK");
        SHOP.awaitsReservation(order, "REJECTED");
        assertThat(SHOP.stock("RARE").path("available").asInt()).isEqualTo(1);
        assertNothingCaptured(order);
    }

    @Test
    void anOrderWithADeclinedPaymentIsCancelledAndItsStockReleased() {
        for (var refusal : Map.of(
                        "pm_card_visa_chargeDeclined", "card_declined",
                        "pm_card_visa_chargeDeclinedInsufficientFunds", "insufficient_funds",
                        "pm_nobody_knows", "invalid_payment_method")
                .entrySet()) {
            UUID order = SHOP.place(Basket.of("MUG-WHITE", 1).paidWith(refusal.getKey()));

            assertCancelled(order, "PAYMENT_DECLINED");
            assertThat(SHOP.awaitsPayment(order, "DECLINED").path("declineCode").asString())
                    .isEqualTo(refusal.getValue());
            SHOP.awaitsReservation(order, "RELEASED");
        }
    }

    @Test
    void anOrderThatCannotBeDeliveredIsCancelledAndItsPaymentVoided() {
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1).sentTo("00000"));

        assertCancelled(order, "SHIPPING_FAILED");
        SHOP.awaitsShipment(order, "FAILED");
        SHOP.awaitsPayment(order, "VOIDED");
        SHOP.awaitsReservation(order, "RELEASED");
        assertNothingCaptured(order);
    }

    @Test
    void anOrderThatCostsNothingIsCompletedWithoutTheGateway() {
        SHOP.offer("SAMPLE", "0.00", 5);
        UUID order = SHOP.place(Basket.of("SAMPLE", 2).paidWith("pm_card_visa_chargeDeclined"));

        assertThat(SHOP.awaits(order, "COMPLETED").path("total").asString()).isEqualTo("0.00");
        SHOP.awaitsPayment(order, "CAPTURED");
        assertNothingCaptured(order);
    }

    @Test
    void aFailedCaptureIsRetriedAndCompletesTheOrder() {
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1).paidWith("pm_sim_captureFails"));

        SHOP.awaitsPayment(order, "CAPTURE_FAILED");
        SHOP.awaits(order, "SHIPPED");
        assertThat(SHOP.cancel(order).status()).isEqualTo(409);
        assertThat(SHOP.retryCapture(order).status()).isEqualTo(202);

        assertThat(SHOP.awaits(order, "COMPLETED").path("reason").isNull()).isTrue();
        assertThat(SHOP.retryCapture(order).status()).isEqualTo(409);
    }

    @Test
    void aPaymentThatIsClosedByHandCompletesTheOrder() {
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1).paidWith("pm_sim_captureFails"));
        SHOP.awaitsPayment(order, "CAPTURE_FAILED");
        assertThat(SHOP.closePayment(order).status()).isEqualTo(200);

        assertThat(SHOP.awaits(order, "COMPLETED").path("reason").isNull()).isTrue();
        assertThat(SHOP.awaitsPayment(order, "SETTLED_MANUALLY")
                        .path("capturedAmount")
                        .asString())
                .isEqualTo("0.00");
        UUID returned = SHOP.returns(order, Map.of("MUG-WHITE", 1));
        SHOP.deliverReturn(returned);
        SHOP.awaitsReturn(order, returned, "REFUND_FAILED");
        assertThat(SHOP.closeRefund(order, returned).status()).isEqualTo(200);
        SHOP.awaitsReturn(order, returned, "COMPLETED");
        assertThat(SHOP.ledger(order)).containsExactly("authorization");
    }

    @Nested
    class WithoutPayments {

        @BeforeEach
        void noPaymentIsAuthorized() {
            STACK.stop(PAYMENTS);
        }

        @AfterEach
        void restoreTheStack() {
            STACK.restore();
        }

        @Test
        void aCustomerCancelsBeforeTheOrderIsConfirmed() {
            UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));
            SHOP.awaitsReservation(order, "RESERVED");

            assertThat(SHOP.cancel(order).text("status")).isEqualTo("CANCELLED");
            assertThat(SHOP.cancel(order).status())
                    .as("repeating it is harmless")
                    .isEqualTo(202);
            SHOP.awaitsReservation(order, "RELEASED");

            STACK.start(PAYMENTS);
            SHOP.awaitsPayment(order, "VOIDED", "DECLINED");
            assertCancelled(order, "CUSTOMER_REQUEST");
            assertNothingCaptured(order);
        }

        @Test
        void anOrderWithoutAnAnswerIsTimedOutAndALateAnswerIsCompensated() {
            STACK.restart(
                    ORDERS, Map.of("WAYBILL_ORDERS_SAGA_DEADLINE", "3s", "WAYBILL_ORDERS_SAGA_DEADLINE_AWAY", "3s"));
            UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));

            assertCancelled(order, "TIMED_OUT");
            SHOP.awaitsReservation(order, "RELEASED");

            STACK.start(PAYMENTS);
            SHOP.awaitsPayment(order, "VOIDED", "DECLINED");
            assertNothingCaptured(order);
            assertCancelled(order, "TIMED_OUT");
        }
    }

    @Nested
    class WithASlowCarrier {

        @BeforeAll
        static void dispatchTakesFiveSeconds() {
            STACK.restart(SHIPPING, Map.of("WAYBILL_SHIPPING_DISPATCH_DELAY", "5s"));
        }

        @AfterAll
        static void restoreTheStack() {
            STACK.restore();
        }

        @Test
        void aCustomerCancelsAConfirmedOrderBeforeItIsDispatched() {
            UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));
            SHOP.awaits(order, "CONFIRMED");
            SHOP.awaitsShipment(order, "SCHEDULED");

            assertThat(SHOP.cancel(order).text("status")).isEqualTo("CANCELLING");

            assertCancelled(order, "CUSTOMER_REQUEST");
            SHOP.awaitsShipment(order, "CANCELLED");
            SHOP.awaitsPayment(order, "VOIDED");
            SHOP.awaitsReservation(order, "RELEASED");
        }

        @Test
        void aCustomerCancelsAConfirmedOrderThatIsAlreadyDispatched() throws Exception {
            UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));
            SHOP.awaits(order, "CONFIRMED");

            try (var held = new OrderRowLock(STACK, order)) {
                var cancellation = held.startWaiting(() -> SHOP.cancel(order));
                SHOP.awaitsShipment(order, "DISPATCHED", "DELIVERED");
                held.release();
                assertThat(cancellation.join().text("status")).isEqualTo("CANCELLING");
            }

            SHOP.awaits(order, "COMPLETED");
            assertThat(SHOP.timelineTypes(order)).contains("order.cancellation-requested.v1", "order.completed.v1");
        }
    }

    @AfterAll
    static void theAuditIsGreen() {
        Auditor.assertEverythingHolds(new SystemAudit(STACK).gather());
    }

    private static void assertCancelled(UUID order, String reason) {
        assertThat(SHOP.awaits(order, "CANCELLED").path("reason").asString()).isEqualTo(reason);
    }

    private static void assertNothingCaptured(UUID order) {
        assertThat(SHOP.ledger(order)).doesNotContain("capture");
    }
}
