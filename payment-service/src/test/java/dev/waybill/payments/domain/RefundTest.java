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
import dev.waybill.events.PaymentReturnSettledManually;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.RefundSettlementKind;
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
        Payment payment = SamplePayments.in(status, false);
        switch (status) {
            case UNKNOWN, CLOSED, DISPATCHED ->
                assertThatNullPointerException()
                        .as("a return of an order that was never received is a dead letter")
                        .isThrownBy(() -> requestRefund(payment, "0.00"));
            case CAPTURED, RETURNING -> {
                assertThat(requestRefund(payment, "0.00").status()).isEqualTo(RefundStatus.REFUNDING);
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
                    SETTLED_MANUALLY,
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
        "REJECTED, retried, REJECTED",
        "SETTLED_MANUALLY, accepted, SETTLED_MANUALLY",
        "SETTLED_MANUALLY, refused, SETTLED_MANUALLY",
        "SETTLED_MANUALLY, retried, SETTLED_MANUALLY",
        "REFUNDING, settled, REFUNDING",
        "REFUNDED, settled, REFUNDED",
        "FAILED, settled, SETTLED_MANUALLY",
        "REJECTED, settled, SETTLED_MANUALLY",
        "SETTLED_MANUALLY, settled, SETTLED_MANUALLY"
    })
    void everyStatusAndTriggerHasADefinedTransition(RefundStatus status, String input, RefundStatus next) {
        Refund refund = in(status);
        boolean changed = switch (input) {
            case "accepted" -> refund.applyResult(result(1, new GatewayOutcome.Accepted(REFERENCE)), NOW);
            case "refused" -> refund.applyResult(result(1, new GatewayOutcome.Refused(CODE)), NOW);
            case "settled" ->
                refund.settleManually(RefundSettlementKind.REFUNDED_ELSEWHERE).isPresent();
            default -> refund.retry(NOW);
        };

        assertThat(refund.status()).isEqualTo(next);
        assertThat(changed).isEqualTo(next != status);
        if (!changed) {
            assertThat(refund).usingRecursiveComparison().isEqualTo(in(status));
        }
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
        Refund refund = in(RefundStatus.REFUNDING);
        refund.applyResult(result(1, new GatewayOutcome.Unknown()), NOW);

        assertThat(refund.retryState().attempt()).isEqualTo(1);
        assertThat(refund.retryState().dueAt()).isAfter(NOW);
    }

    @Test
    void aRetryHasANewKeyAndTheResultOfTheEarlierAttemptHasNoEffect() {
        Refund again = in(RefundStatus.FAILED);
        again.retry(NOW);
        again.claim(NOW, NOW);

        assertThat(again.claimedRequest().orElseThrow().request().idempotencyKey())
                .isEqualTo(order() + ":refund:" + id + ":2");
        assertThat(again.applyResult(result(1, new GatewayOutcome.Accepted(REFERENCE)), NOW))
                .isFalse();
        assertThat(again.status()).isEqualTo(RefundStatus.REFUNDING);
    }

    @Test
    void moreThanWasCapturedIsNeverPromised() {
        Payment payment = SamplePayments.in(PaymentStatus.CAPTURED, false);

        assertThat(requestRefund(payment, "9.91").status()).isEqualTo(RefundStatus.REJECTED);
        assertThat(requestRefund(payment, "9.90").status()).isEqualTo(RefundStatus.REFUNDING);
    }

    @Test
    void aPaymentIsRefundedWhenItsWholeAmountIsRefunded() {
        Payment payment = SamplePayments.in(PaymentStatus.RETURNING, false);

        payment.recordRefund(PART);
        assertThat(payment.status()).isEqualTo(PaymentStatus.RETURNING);
        payment.recordRefund(PART);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(payment.balance().refunded()).isEqualByComparingTo("19.80");
    }

    @Test
    void aCancellationDuringAReturnChangesNothing() {
        Payment payment = SamplePayments.in(PaymentStatus.RETURNING, false);

        assertThat(payment.cancel(CANCELLED, NOW)).isEmpty();
        assertThat(payment.status()).isEqualTo(PaymentStatus.RETURNING);
    }

    private Refund requestRefund(Payment payment, String promised) {
        return payment.requestRefund(id, PART, new BigDecimal(promised), REQUESTED, NOW);
    }

    private Refund in(RefundStatus status) {
        if (status == RefundStatus.REJECTED) {
            return new Refund(id, order(), terms(), REQUESTED);
        }
        var refund = new Refund(id, order(), terms(), REFERENCE, REQUESTED, NOW);
        refund.claim(NOW, NOW);
        switch (status) {
            case REFUNDING, REJECTED -> {}
            case REFUNDED -> refund.applyResult(result(1, new GatewayOutcome.Accepted(REFERENCE)), NOW);
            case FAILED -> refund.applyResult(result(1, new GatewayOutcome.Refused(CODE)), NOW);
            case SETTLED_MANUALLY -> {
                refund = in(RefundStatus.FAILED);
                assertThat(refund.settleManually(RefundSettlementKind.REFUNDED_ELSEWHERE))
                        .contains(new PaymentReturnSettledManually(
                                order(), id, RefundSettlementKind.REFUNDED_ELSEWHERE, PART.amount(), PART.currency()));
            }
        }
        return refund;
    }

    private static PaymentTerms terms() {
        return new PaymentTerms(PART, SamplePayments.TERMS.method());
    }

    private static OrderId order() {
        return OrderId.parse("01a00000-0000-7000-8000-000000000001");
    }

    private GatewayResult result(int attempt, GatewayOutcome outcome) {
        return new GatewayResult(
                new GatewayRequest(order(), GatewayOperation.REFUND, attempt, terms(), REFERENCE, id), outcome);
    }
}
