package dev.waybill.payments.messaging;

import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.payments.domain.Answer;
import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.LockedPayments;
import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Payments;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.domain.Refunds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Stores what events ask of payments. The gateway is called once that has committed. */
@Component
class PaymentProcess implements EventHandler<PaymentInput> {

    private final Payments payments;
    private final Refunds refunds;
    private final Outbox outbox;
    private final ExternalTaskExecutor<Due, Outcome> gatewayWorker;
    private final ExternalTaskExecutor<Due, Outcome> refundWorker;
    private final Clock clock;

    PaymentProcess(
            Payments payments,
            Refunds refunds,
            Outbox outbox,
            ExternalTaskExecutor<Due, Outcome> gatewayWorker,
            ExternalTaskExecutor<Due, Outcome> refundWorker,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.outbox = outbox;
        this.gatewayWorker = gatewayWorker;
        this.refundWorker = refundWorker;
        this.clock = clock;
    }

    @Override
    public void handle(List<ReceivedEvent<PaymentInput>> batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LockedPayments locked =
                payments.lock(batch.stream().map(ReceivedEvent::orderId).toList());
        for (ReceivedEvent<PaymentInput> received : batch) {
            Payment payment = locked.of(received.orderId());
            decide(payment, received, now).ifPresent(answer -> outbox.publish(payment, answer.event(), answer.cause()));
        }
        List<Due> claimed = claim(locked.all(), now);
        payments.save(locked.all());
        gatewayWorker.executeAfterCommit(claimed);
    }

    private Optional<? extends Answer<?>> decide(Payment payment, ReceivedEvent<PaymentInput> received, Instant now) {
        Causation cause = received.envelope().toCausation();
        return switch (received.input()) {
            case PaymentInput.Place(var terms) -> payment.place(terms, cause, now);
            case PaymentInput.Cancel() -> payment.cancel(cause, now);
            case PaymentInput.Dispatch() -> {
                payment.dispatch(cause, now);
                yield Optional.empty();
            }
            case PaymentInput.GiveBack back -> {
                requestRefund(payment, back, cause, now);
                yield Optional.empty();
            }
        };
    }

    /** A return has one refund, however often it is requested. */
    private void requestRefund(Payment payment, PaymentInput.GiveBack requested, Causation cause, Instant now) {
        ReturnId id = requested.returnId();
        if (!refunds.find(List.of(id)).isEmpty()) {
            return;
        }
        Refund refund = payment.giveBack(id, requested.money(), refunds.promised(payment.orderId()), cause, now);
        refunds.add(refund);
        refund.news().ifPresent(event -> outbox.publish(payment, event, cause));
        refundWorker.wakeAfterCommit();
    }

    /** Claims the requests that are due for this instance; they are claimed from the database later if it is busy. */
    private List<Due> claim(Collection<Payment> changed, Instant now) {
        if (!gatewayWorker.hasCapacity()) {
            return List.of();
        }
        Instant until = now.plus(gatewayWorker.lease());
        return changed.stream()
                .map(payment -> payment.claim(now, until))
                .flatMap(Optional::stream)
                .toList();
    }
}
