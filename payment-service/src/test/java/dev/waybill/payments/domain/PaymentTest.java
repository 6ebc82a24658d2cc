package dev.waybill.payments.domain;

import static dev.waybill.payments.domain.Sample.CANCELLED;
import static dev.waybill.payments.domain.Sample.DISPATCHED;
import static dev.waybill.payments.domain.Sample.NOW;
import static dev.waybill.payments.domain.Sample.PLACED;
import static dev.waybill.payments.domain.Sample.REFERENCE;
import static dev.waybill.payments.domain.Sample.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.ReasonCode;
import dev.waybill.messaging.Causation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentTest {

    private static final Outcome YES = new Outcome.Accepted(REFERENCE);
    private static final Outcome NO = new Outcome.Refused(new ReasonCode("processing_error"));

    private final List<Answer<?>> told = new ArrayList<>();
    private Payment payment = Payment.unknown(new OrderId(UUID.randomUUID()));

    @Test
    void eachEventNamesTheOneThatAskedForIt() {
        payment.place(TERMS, PLACED, NOW);
        gatewaySays(YES);
        payment.dispatch(DISPATCHED, NOW);
        gatewaySays(YES);
        payment.cancel(CANCELLED, NOW);
        gatewaySays(YES);

        assertThat(told()).containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentRefunded");
        assertThat(causes()).containsExactly(PLACED, DISPATCHED, CANCELLED);
        assertThat(payment.state()).isEqualTo(State.REFUNDED);
    }

    @Test
    void whatWasAskedForEarlyNamesItsOwnCauseToo() {
        payment.dispatch(DISPATCHED, NOW);
        payment.place(TERMS, PLACED, NOW);
        gatewaySays(YES);
        asked();
        payment.cancel(CANCELLED, NOW);
        settle(YES);
        gatewaySays(YES);

        assertThat(told()).containsExactly("PaymentAuthorized", "PaymentCaptured", "PaymentRefunded");
        assertThat(causes()).containsExactly(PLACED, DISPATCHED, CANCELLED);
    }

    @Test
    void aCancellationOvertakesADispatchWhileTheAuthorizationIsUnderWay() {
        payment.place(TERMS, PLACED, NOW);
        payment.dispatch(DISPATCHED, NOW);
        asked();
        payment.cancel(CANCELLED, NOW);
        settle(YES);
        gatewaySays(YES);

        assertThat(told()).containsExactly("PaymentAuthorized", "PaymentVoided");
        assertThat(causes()).containsExactly(PLACED, CANCELLED);
        assertThat(payment.snapshot().balance().captured()).isZero();
    }

    @Test
    void anOrderThatIsCancelledBeforeItIsPlacedIsDeclinedOnceForItsPlacement() {
        assertThat(payment.cancel(CANCELLED, NOW)).isEmpty();
        Answer<?> answer = payment.place(TERMS, PLACED, NOW).orElseThrow();

        assertThat(answer.cause()).isEqualTo(PLACED);
        assertThat(payment.place(TERMS, PLACED, NOW)).isEmpty();
        assertThat(payment.due()).isEmpty();
    }

    @Test
    void anAnswerBeforeAnythingWasAskedNamesThePlacement() {
        payment.place(TERMS, PLACED, NOW);

        assertThat(payment.cancel(CANCELLED, NOW).orElseThrow().cause()).isEqualTo(PLACED);
    }

    @Test
    void aRetriedCaptureHasANewKeyAndKeepsTheCause() {
        payment.place(TERMS, PLACED, NOW);
        gatewaySays(YES);
        payment.dispatch(DISPATCHED, NOW);
        gatewaySays(NO);
        assertThat(payment.retryCapture(NOW)).isTrue();
        asked();
        assertThat(payment.due().orElseThrow().request().idempotencyKey()).isEqualTo(payment.orderId() + ":capture:2");
        settle(YES);

        assertThat(told()).containsExactly("PaymentAuthorized", "PaymentCaptureFailed", "PaymentCaptured");
        assertThat(causes()).containsExactly(PLACED, DISPATCHED, DISPATCHED);
        assertThat(payment.snapshot().code()).isNull();
    }

    @Test
    void theOutcomeOfAnEarlierAttemptHasNoEffect() {
        Snapshot capturing = Sample.in(State.CAPTURING, true);
        payment = Payment.restore(capturing);
        Request earlier = payment.due().orElseThrow().request();
        payment.settle(new Settled(earlier, NO), NOW);
        payment.retryCapture(NOW);
        asked();
        Snapshot before = payment.snapshot();

        assertThat(payment.settle(new Settled(earlier, NO), NOW)).isEmpty();
        assertThat(payment.snapshot()).isEqualTo(before);
    }

    @Test
    void pausesBetweenTriesGrowUpToHalfAMinute() {
        payment.place(TERMS, PLACED, NOW);
        List<Long> pauses = new ArrayList<>();
        for (int tries = 1; tries <= 10; tries++) {
            asked();
            settle(new Outcome.Unknown());
            Instant dueAt = payment.snapshot().task().dueAt();
            pauses.add(dueAt == null ? -1 : dueAt.toEpochMilli() - NOW.toEpochMilli());
        }

        assertThat(pauses).isSorted().startsWith(500L).endsWith(30_000L);
        assertThat(payment.due().orElseThrow().request().attempt()).isEqualTo(1);
    }

    private void gatewaySays(Outcome outcome) {
        asked();
        settle(outcome);
    }

    /** What the store's claim does. */
    private void asked() {
        Snapshot before = payment.snapshot();
        Task task = new Task(before.task().attempt(), before.task().tries() + 1, NOW, NOW);
        payment = Payment.restore(new Snapshot(
                before.orderId(),
                before.state(),
                before.sequence(),
                before.terms(),
                before.balance(),
                before.authorization(),
                before.code(),
                task,
                before.causes()));
    }

    private void settle(Outcome outcome) {
        Request request = payment.due().orElseThrow().request();
        payment.settle(new Settled(request, outcome), NOW).ifPresent(told::add);
    }

    private List<String> told() {
        return told.stream()
                .map(Answer::event)
                .map(PaymentEvent::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    private List<Causation> causes() {
        return told.stream().map(Answer::cause).toList();
    }
}
