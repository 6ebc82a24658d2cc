package dev.waybill.payments.domain;

import static dev.waybill.payments.domain.Sample.CANCELLED;
import static dev.waybill.payments.domain.Sample.NOW;
import static dev.waybill.payments.domain.Sample.REFERENCE;
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
    void onlyWhatWasCapturedGoesBack(State state) {
        Payment payment = Payment.restore(Sample.in(state, false));
        switch (state) {
            case UNKNOWN, CLOSED, DISPATCHED ->
                assertThatNullPointerException()
                        .as("what was never to be paid goes to the dead letters")
                        .isThrownBy(() -> giveBack(payment, "0.00"));
            case CAPTURED, RETURNING -> {
                assertThat(giveBack(payment, "0.00").progress().state()).isEqualTo(RefundState.REFUNDING);
                assertThat(payment.state()).isEqualTo(State.RETURNING);
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
                assertThat(giveBack(payment, "0.00").news()).containsInstanceOf(PaymentReturnRefundFailed.class);
                assertThat(payment.state()).isEqualTo(state);
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
    void everyStateHasADefinedReactionToEverything(RefundState state, String input, RefundState next) {
        Refund before = in(state);
        Refund after = switch (input) {
            case "accepted" -> before.settle(settled(before, 1, new Outcome.Accepted(REFERENCE)), NOW);
            case "refused" -> before.settle(settled(before, 1, new Outcome.Refused(CODE)), NOW);
            default -> before.retry(NOW);
        };

        assertThat(after.progress().state()).isEqualTo(next);
        assertThat(after.equals(before)).as("nothing changes").isEqualTo(next == state);
    }

    @Test
    void whatHappenedIsToldToTheCent() {
        assertThat(in(RefundState.REFUNDED).news())
                .contains(new PaymentReturnRefunded(order(), id, PART.amount(), PART.currency(), REFERENCE));
        assertThat(in(RefundState.FAILED).news())
                .contains(new PaymentReturnRefundFailed(order(), id, PART.amount(), PART.currency(), CODE));
        assertThat(in(RefundState.REFUNDING).news()).isEmpty();
    }

    @Test
    void anOutcomeNobodyKnowsIsAskedForAgainUnderTheSameKey() {
        Refund before = in(RefundState.REFUNDING);
        Refund after = before.settle(settled(before, 1, new Outcome.Unknown()), NOW);

        assertThat(after.progress().task().attempt()).isEqualTo(1);
        assertThat(after.progress().task().dueAt()).isAfter(NOW);
    }

    @Test
    void aRetryHasAKeyOfItsOwnAndTheOutcomeOfTheEarlierAttemptNoEffect() {
        Refund failed = in(RefundState.FAILED);
        Refund again = asked(failed.retry(NOW));

        assertThat(again.due().orElseThrow().request().idempotencyKey()).isEqualTo(order() + ":refund:" + id + ":2");
        assertThat(again.settle(settled(again, 1, new Outcome.Accepted(REFERENCE)), NOW))
                .isEqualTo(again);
    }

    @Test
    void moreThanWasCapturedIsNeverPromised() {
        Payment payment = Payment.restore(Sample.in(State.CAPTURED, false));

        assertThat(giveBack(payment, "9.91").progress().state()).isEqualTo(RefundState.REJECTED);
        assertThat(giveBack(payment, "9.90").progress().state()).isEqualTo(RefundState.REFUNDING);
    }

    @Test
    void aPaymentIsRefundedOnceAllOfItIsBack() {
        Payment payment = Payment.restore(Sample.in(State.RETURNING, false));

        payment.gaveBack(PART);
        assertThat(payment.state()).isEqualTo(State.RETURNING);
        payment.gaveBack(PART);
        assertThat(payment.state()).isEqualTo(State.REFUNDED);
        assertThat(payment.snapshot().balance().refunded()).isEqualByComparingTo("19.80");
    }

    @Test
    void aCancellationOfWhatIsCompleteForGoodChangesNothing() {
        Payment payment = Payment.restore(Sample.in(State.RETURNING, false));

        assertThat(payment.cancel(CANCELLED, NOW)).isEmpty();
        assertThat(payment.state()).isEqualTo(State.RETURNING);
    }

    private Refund giveBack(Payment payment, String promised) {
        return payment.giveBack(id, PART, new BigDecimal(promised), REQUESTED, NOW);
    }

    private Refund in(RefundState state) {
        var terms = new Terms(PART, Sample.TERMS.method());
        Refund open = asked(Refund.ask(id, order(), terms, REFERENCE, REQUESTED, NOW));
        return switch (state) {
            case REFUNDING -> open;
            case REFUNDED -> open.settle(settled(open, 1, new Outcome.Accepted(REFERENCE)), NOW);
            case FAILED -> open.settle(settled(open, 1, new Outcome.Refused(CODE)), NOW);
            case REJECTED -> Refund.reject(id, order(), terms, REQUESTED);
        };
    }

    private static OrderId order() {
        return OrderId.parse("01a00000-0000-7000-8000-000000000001");
    }

    private static Settled settled(Refund refund, int attempt, Outcome outcome) {
        var request = new Request(
                refund.orderId(), Operation.REFUND, attempt, refund.terms(), refund.authorization(), refund.id());
        return new Settled(request, outcome);
    }

    /** What the store's claim does. */
    private static Refund asked(Refund refund) {
        RefundProgress progress = refund.progress();
        Task task = progress.task();
        return new Refund(
                refund.id(),
                refund.orderId(),
                refund.terms(),
                refund.authorization(),
                refund.cause(),
                new RefundProgress(
                        progress.state(),
                        progress.reference(),
                        progress.code(),
                        new Task(task.attempt(), task.tries() + 1, NOW, task.dueAt())));
    }
}
