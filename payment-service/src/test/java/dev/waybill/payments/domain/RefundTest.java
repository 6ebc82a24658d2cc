package dev.waybill.payments.domain;

import static dev.waybill.payments.domain.SamplePayments.CANCELLED;
import static dev.waybill.payments.domain.SamplePayments.NOW;
import static dev.waybill.payments.domain.SamplePayments.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentReturnRefundFailed;
import dev.waybill.events.PaymentReturnRefunded;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.UuidV7;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefundTest {

    private static final Money PART = Money.of("9.90", "EUR");
    private static final Causation REQUESTED = new Causation(UuidV7.next(), null);
    private static final ReasonCode CODE = new ReasonCode("processing_error");

    private final ReturnId id = new ReturnId(UuidV7.next());

    @ParameterizedTest
    @EnumSource
    void onlyACapturedPaymentIsRefunded(PaymentStatus status) {
        Payment payment = Payment.restore(SamplePayments.in(status, false));
        switch (status) {
            case UNKNOWN, CLOSED, DISPATCHED ->
                assertThatNullPointerException()
                        .as("a return of an order that was never received is a dead letter")
                        .isThrownBy(() -> requestRefund(payment, "0.00"));
            case CAPTURED, RETURNING -> {
                assertThat(requestRefund(payment, "0.00").progress().status()).isEqualTo(RefundStatus.REFUNDING);
                assertThat(payment.status()).isEqualTo(PaymentStatus.RETURNING);
            }
            case AUTHORIZING,
                    AUTHORIZING_THEN_CAPTURE,
                    AUTHORIZING_THEN_VOID,
                    AUTHORIZED,
                    DECLINED,
                    CAPTURING,
                    CAPTURING_THEN_REFUND,
                    CAPTURE_FAILED,
                    VOIDING,
                    VOIDED,
                    REFUNDING,
                    REFUNDED -> {
                assertThat(requestRefund(payment, "0.00").resultEvent())
                        .containsInstanceOf(PaymentReturnRefundFailed.class);
                assertThat(payment.status()).isEqualTo(status);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REFUNDING, accepted, REFUNDED",
        "REFUNDING, refused, FAILED",
        "REFUNDING, retried, REFUNDING",
        "REFUNDED, accepted, REFUNDED",
        "REFUNDED, refused, REFUNDED",
        "REFUNDED, retried, REFUNDED",
        "FAILED, accepted, FAILED",
        "FAILED, refused, FAILED",
        "FAILED, retried, REFUNDING",
        "REJECTED, accepted, REJECTED",
        "REJECTED, refused, REJECTED",
        "REJECTED, retried, REJECTED"
    })
    void everyStatusAndTriggerHasADefinedTransition(RefundStatus status, String input, RefundStatus next) {
        Refund before = in(status);
        Refund after = switch (input) {
            case "accepted" -> before.applyResult(result(before, 1, new GatewayOutcome.Accepted(REFERENCE)), NOW);
            case "refused" -> before.applyResult(result(before, 1, new GatewayOutcome.Refused(CODE)), NOW);
            default -> before.retry(NOW);
        };

        assertThat(after.progress().status()).isEqualTo(next);
        assertThat(after.equals(before)).as("unchanged").isEqualTo(next == status);
    }

    @Test
    void theResultEventHasTheExactAmount() {
        assertThat(in(RefundStatus.REFUNDED).resultEvent())
                .contains(new PaymentReturnRefunded(order(), id, PART.amount(), PART.currency(), REFERENCE));
        assertThat(in(RefundStatus.FAILED).resultEvent())
                .contains(new PaymentReturnRefundFailed(order(), id, PART.amount(), PART.currency(), CODE));
        assertThat(in(RefundStatus.REFUNDING).resultEvent()).isEmpty();
    }

    @Test
    void anUnknownOutcomeIsRetriedWithTheSameKey() {
        Refund before = in(RefundStatus.REFUNDING);
        Refund after = before.applyResult(result(before, 1, new GatewayOutcome.Unknown()), NOW);

        assertThat(after.progress().retryState().attempt()).isEqualTo(1);
        assertThat(after.progress().retryState().dueAt()).isAfter(NOW);
    }

    @Test
    void aRetryHasANewKeyAndTheResultOfTheEarlierAttemptHasNoEffect() {
        Refund failed = in(RefundStatus.FAILED);
        Refund again = claimed(failed.retry(NOW));

        assertThat(again.claimedRequest().orElseThrow().request().idempotencyKey())
                .isEqualTo(order() + ":refund:" + id + ":2");
        assertThat(again.applyResult(result(again, 1, new GatewayOutcome.Accepted(REFERENCE)), NOW))
                .isEqualTo(again);
    }

    @Test
    void moreThanWasCapturedIsNeverPromised() {
        Payment payment = Payment.restore(SamplePayments.in(PaymentStatus.CAPTURED, false));

        assertThat(requestRefund(payment, "9.91").progress().status()).isEqualTo(RefundStatus.REJECTED);
        assertThat(requestRefund(payment, "9.90").progress().status()).isEqualTo(RefundStatus.REFUNDING);
    }

    @Test
    void aPaymentIsRefundedWhenItsWholeAmountIsRefunded() {
        Payment payment = Payment.restore(SamplePayments.in(PaymentStatus.RETURNING, false));

        payment.recordRefund(PART);
        assertThat(payment.status()).isEqualTo(PaymentStatus.RETURNING);
        payment.recordRefund(PART);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(payment.snapshot().balance().refunded()).isEqualByComparingTo("19.80");
    }

    @Test
    void aCancellationDuringAReturnChangesNothing() {
        Payment payment = Payment.restore(SamplePayments.in(PaymentStatus.RETURNING, false));

        assertThat(payment.cancel(CANCELLED, NOW)).isEmpty();
        assertThat(payment.status()).isEqualTo(PaymentStatus.RETURNING);
    }

    private Refund requestRefund(Payment payment, String promised) {
        return payment.requestRefund(id, PART, new BigDecimal(promised), REQUESTED, NOW);
    }

    private Refund in(RefundStatus status) {
        var terms = new PaymentTerms(PART, SamplePayments.TERMS.method());
        Refund open = claimed(Refund.request(id, order(), terms, REFERENCE, REQUESTED, NOW));
        return switch (status) {
            case REFUNDING -> open;
            case REFUNDED -> open.applyResult(result(open, 1, new GatewayOutcome.Accepted(REFERENCE)), NOW);
            case FAILED -> open.applyResult(result(open, 1, new GatewayOutcome.Refused(CODE)), NOW);
            case REJECTED -> Refund.rejected(id, order(), terms, REQUESTED);
        };
    }

    private static OrderId order() {
        return OrderId.parse("01a00000-0000-7000-8000-000000000001");
    }

    private static GatewayResult result(Refund refund, int attempt, GatewayOutcome outcome) {
        var request = new GatewayRequest(
                refund.orderId(),
                GatewayOperation.REFUND,
                attempt,
                refund.terms(),
                refund.authorization(),
                refund.id());
        return new GatewayResult(request, outcome);
    }

    /** As the claim of the repository does. */
    private static Refund claimed(Refund refund) {
        RefundProgress progress = refund.progress();
        RetryState retryState = progress.retryState();
        return new Refund(
                refund.id(),
                refund.orderId(),
                refund.terms(),
                refund.authorization(),
                refund.cause(),
                new RefundProgress(
                        progress.status(),
                        progress.reference(),
                        progress.code(),
                        new RetryState(retryState.attempt(), retryState.tries() + 1, NOW, retryState.dueAt())));
    }
}
