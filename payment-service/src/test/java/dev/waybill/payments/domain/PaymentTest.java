package dev.waybill.payments.domain;

import static dev.waybill.payments.domain.SamplePayments.CANCELLED;
import static dev.waybill.payments.domain.SamplePayments.DISPATCHED;
import static dev.waybill.payments.domain.SamplePayments.NOW;
import static dev.waybill.payments.domain.SamplePayments.PLACED;
import static dev.waybill.payments.domain.SamplePayments.REFERENCE;
import static dev.waybill.payments.domain.SamplePayments.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentAuthorized;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.PaymentReturnRefunded;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Causation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentTest {

    private static final GatewayOutcome ACCEPTED = new GatewayOutcome.Accepted(REFERENCE);
    private static final GatewayOutcome REFUSED = new GatewayOutcome.Refused(new ReasonCode("processing_error"));

    private static final PaymentTerms FREE = new PaymentTerms(Money.of("0.00", "EUR"), TERMS.method());
    private static final ReturnId RETURN = new ReturnId(new UUID(8, 1));

    private final List<EventWithCause> events = new ArrayList<>();
    private Payment payment = new Payment(new OrderId(UUID.randomUUID()));

    @Test
    void eachEventNamesItsCause() {
        payment.authorize(TERMS, PLACED, NOW);
        gatewayReturns(ACCEPTED);
        payment.capture(DISPATCHED, NOW);
        gatewayReturns(ACCEPTED);
        payment.cancel(CANCELLED, NOW);
        gatewayReturns(ACCEPTED);

        assertThat(eventNames()).containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentRefunded");
        assertThat(causes()).containsExactly(PLACED, DISPATCHED, CANCELLED);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void eventsAfterEarlyTriggersNameTheirOwnCausesToo() {
        payment.capture(DISPATCHED, NOW);
        payment.authorize(TERMS, PLACED, NOW);
        gatewayReturns(ACCEPTED);
        claim();
        payment.cancel(CANCELLED, NOW);
        apply(ACCEPTED);
        gatewayReturns(ACCEPTED);

        assertThat(eventNames()).containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentRefunded");
        assertThat(causes()).containsExactly(PLACED, DISPATCHED, CANCELLED);
    }

    @Test
    void aCancellationReplacesADispatchWhileTheAuthorizationIsInProgress() {
        payment.authorize(TERMS, PLACED, NOW);
        payment.capture(DISPATCHED, NOW);
        claim();
        payment.cancel(CANCELLED, NOW);
        apply(ACCEPTED);
        gatewayReturns(ACCEPTED);

        assertThat(eventNames()).containsExactly("PaymentAuthorized", "PaymentVoided");
        assertThat(causes()).containsExactly(PLACED, CANCELLED);
        assertThat(payment.balance().captured()).isZero();
    }

    @Test
    void anOrderThatIsCancelledBeforeItIsPlacedIsDeclinedOnce() {
        assertThat(payment.cancel(CANCELLED, NOW)).isEmpty();
        EventWithCause decline = payment.authorize(TERMS, PLACED, NOW).orElseThrow();

        assertThat(decline.cause()).isEqualTo(PLACED);
        assertThat(payment.authorize(TERMS, PLACED, NOW)).isEmpty();
        assertThat(payment.claimedRequest()).isEmpty();
    }

    @Test
    void aDeclineBeforeTheFirstCallNamesThePlacementAsItsCause() {
        payment.authorize(TERMS, PLACED, NOW);

        assertThat(payment.cancel(CANCELLED, NOW).orElseThrow().cause()).isEqualTo(PLACED);
    }

    @Test
    void aRetriedCaptureHasANewKeyAndKeepsTheCause() {
        payment.authorize(TERMS, PLACED, NOW);
        gatewayReturns(ACCEPTED);
        payment.capture(DISPATCHED, NOW);
        gatewayReturns(REFUSED);
        assertThat(payment.retryCapture(NOW)).isTrue();
        claim();
        assertThat(payment.claimedRequest().orElseThrow().request().idempotencyKey())
                .isEqualTo(payment.orderId() + ":capture:2");
        apply(ACCEPTED);

        assertThat(eventNames()).containsExactly("PaymentAuthorized", "PaymentCaptureFailed", "PaymentCaptured");
        assertThat(causes()).containsExactly(PLACED, DISPATCHED, DISPATCHED);
        assertThat(payment.code()).isNull();
    }

    @Test
    void theResultOfAnEarlierAttemptHasNoEffect() {
        Payment same = captureRetried();
        payment = captureRetried();
        var earlier = new GatewayRequest(payment.orderId(), GatewayOperation.CAPTURE, 1, TERMS, REFERENCE);

        assertThat(payment.applyResult(new GatewayResult(earlier, REFUSED), NOW))
                .isEmpty();
        assertThat(SamplePayments.areSame(payment, same)).isTrue();
        assertThat(payment.claimedRequest().orElseThrow().request().attempt()).isEqualTo(2);
    }

    /** A payment whose second attempt at the capture is claimed. */
    private Payment captureRetried() {
        Payment retried = SamplePayments.in(payment.orderId(), PaymentStatus.CAPTURE_FAILED, false);
        retried.retryCapture(NOW);
        SamplePayments.claim(retried);
        return retried;
    }

    @Test
    void anOrderThatCostsNothingIsPaidWithoutTheGateway() {
        payment.authorize(FREE, PLACED, NOW);
        events.addAll(payment.completeIfFree(NOW));
        assertThat(payment.status()).isEqualTo(PaymentStatus.AUTHORIZED);
        payment.capture(DISPATCHED, NOW);
        events.addAll(payment.completeIfFree(NOW));
        Refund refund = payment.requestRefund(RETURN, FREE.price(), BigDecimal.ZERO, CANCELLED, NOW);

        assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(refund.resultEvent().orElseThrow())
                .isInstanceOfSatisfying(
                        PaymentReturnRefunded.class,
                        refunded -> assertThat(refunded.reference()).hasToString("none"));
        assertThat(payment.isDue(NOW) || refund.claimedRequest().isPresent()).isFalse();
        assertThat(eventNames()).containsExactly("PaymentAuthorized", "PaymentCaptured");
        assertThat(causes()).containsExactly(PLACED, DISPATCHED);
        assertThat(events.getFirst().event())
                .isInstanceOfSatisfying(
                        PaymentAuthorized.class,
                        authorized -> assertThat(authorized.reference()).hasToString("none"));
    }

    @Test
    void anOrderThatCostsNothingIsVoidedOrRefundedWithoutTheGateway() {
        payment.authorize(FREE, PLACED, NOW);
        events.addAll(payment.completeIfFree(NOW));
        payment.cancel(CANCELLED, NOW);
        events.addAll(payment.completeIfFree(NOW));
        assertThat(payment.status()).isEqualTo(PaymentStatus.VOIDED);

        payment = new Payment(payment.orderId());
        payment.capture(DISPATCHED, NOW);
        payment.authorize(FREE, PLACED, NOW);
        events.addAll(payment.completeIfFree(NOW));
        payment.cancel(CANCELLED, NOW);
        events.addAll(payment.completeIfFree(NOW));
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(eventNames())
                .containsExactly(
                        "PaymentAuthorized",
                        "PaymentVoided",
                        "PaymentAuthorized",
                        "PaymentCaptured",
                        "PaymentRefunded");
        assertThat(causes()).containsExactly(PLACED, CANCELLED, PLACED, DISPATCHED, CANCELLED);
    }

    @Test
    void unitsThatCostNothingAreRefundedWithoutTheGatewayWhateverElseIsRefunded() {
        for (PaymentStatus status : List.of(
                PaymentStatus.CAPTURED,
                PaymentStatus.RETURNING,
                PaymentStatus.REFUNDED,
                PaymentStatus.SETTLED_MANUALLY)) {
            payment = SamplePayments.in(status, false);
            assertThat(payment.completeIfFree(NOW)).isEmpty();
            Refund refund = payment.requestRefund(
                    RETURN, FREE.price(), TERMS.price().amount().value(), CANCELLED, NOW);
            assertThat(refund.isRefunded()).isTrue();
            assertThat(payment.status()).isEqualTo(status);
        }
        payment = SamplePayments.in(PaymentStatus.AUTHORIZED, false);
        assertThat(payment.requestRefund(RETURN, FREE.price(), BigDecimal.ZERO, CANCELLED, NOW)
                        .status())
                .isEqualTo(RefundStatus.REJECTED);
    }

    @Test
    void theBackOffGrowsUpToHalfAMinute() {
        payment.authorize(TERMS, PLACED, NOW);
        List<Long> backOffs = new ArrayList<>();
        for (int tries = 1; tries <= 10; tries++) {
            claim();
            apply(new GatewayOutcome.Unknown());
            Instant dueAt = payment.retryState().dueAt();
            backOffs.add(dueAt == null ? -1 : dueAt.toEpochMilli() - NOW.toEpochMilli());
        }

        assertThat(backOffs).isSorted().startsWith(500L).endsWith(30_000L);
        assertThat(payment.claimedRequest().orElseThrow().request().attempt()).isEqualTo(1);
    }

    private void gatewayReturns(GatewayOutcome outcome) {
        claim();
        apply(outcome);
    }

    private void claim() {
        SamplePayments.claim(payment);
    }

    private void apply(GatewayOutcome outcome) {
        GatewayRequest request = payment.claimedRequest().orElseThrow().request();
        payment.applyResult(new GatewayResult(request, outcome), NOW).ifPresent(events::add);
    }

    private List<String> eventNames() {
        return events.stream()
                .map(EventWithCause::event)
                .map(PaymentEvent::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    private List<Causation> causes() {
        return events.stream().map(EventWithCause::cause).toList();
    }
}
