package dev.waybill.payments.messaging;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.EventHandler;
import dev.waybill.messaging.ExternalTaskExecutor;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.ReceivedEvent;
import dev.waybill.payments.domain.ClaimedRequest;
import dev.waybill.payments.domain.EventWithCause;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.Refund;
import dev.waybill.payments.persistence.PaymentRepository;
import dev.waybill.payments.persistence.RefundRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Stores the requests of events in their payments. The gateway is called after the commit. */
@Component
class PaymentEventHandler implements EventHandler<PaymentCommand> {

    private final PaymentRepository payments;
    private final RefundRepository refunds;
    private final Outbox outbox;
    private final ExternalTaskExecutor<ClaimedRequest, GatewayOutcome> gatewayWorker;
    private final ExternalTaskExecutor<ClaimedRequest, GatewayOutcome> refundWorker;
    private final Clock clock;

    PaymentEventHandler(
            PaymentRepository payments,
            RefundRepository refunds,
            Outbox outbox,
            ExternalTaskExecutor<ClaimedRequest, GatewayOutcome> gatewayWorker,
            ExternalTaskExecutor<ClaimedRequest, GatewayOutcome> refundWorker,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.outbox = outbox;
        this.gatewayWorker = gatewayWorker;
        this.refundWorker = refundWorker;
        this.clock = clock;
    }

    @Override
    public void handle(List<ReceivedEvent<PaymentCommand>> batch) {
        Instant now = clock.instant();
        var locked = payments.lock(batch.stream().map(ReceivedEvent::orderId).toList());
        for (ReceivedEvent<PaymentCommand> received : batch) {
            Payment payment = requireNonNull(locked.get(received.orderId()));
            decide(payment, received, now).ifPresent(next -> outbox.publish(payment, next.event(), next.cause()));
            payment.completeIfFree(now).forEach(next -> outbox.publish(payment, next.event(), next.cause()));
        }
        eraseRefunds(batch);
        List<ClaimedRequest> claimed = claim(locked.values());
        payments.saveAllInBatch(locked.values());
        gatewayWorker.executeAfterCommit(claimed);
    }

    private Optional<EventWithCause> decide(Payment payment, ReceivedEvent<PaymentCommand> received, Instant now) {
        Causation cause = received.envelope().toCausation();
        return switch (received.input()) {
            case PaymentCommand.Authorize(var terms) -> payment.authorize(terms, cause, now);
            case PaymentCommand.Cancel() -> payment.cancel(cause, now);
            case PaymentCommand.Capture() -> {
                payment.capture(cause, now);
                yield Optional.empty();
            }
            case PaymentCommand.Erase() -> {
                payment.personalDataErased();
                yield Optional.empty();
            }
            case PaymentCommand.Refund refund -> {
                requestRefund(payment, refund, cause, now);
                yield Optional.empty();
            }
        };
    }

    /** A return has one refund, however often it is requested. */
    private void requestRefund(Payment payment, PaymentCommand.Refund requested, Causation cause, Instant now) {
        ReturnId id = requested.returnId();
        if (refunds.existsById(id)) {
            return;
        }
        Refund refund = payment.requestRefund(id, requested.money(), refunds.promised(payment.orderId()), cause, now);
        refunds.save(refund);
        refund.resultEvent().ifPresent(event -> outbox.publish(payment, event, cause));
        refundWorker.wakeAfterCommit();
    }

    private void eraseRefunds(List<ReceivedEvent<PaymentCommand>> batch) {
        UUID[] erased = batch.stream()
                .filter(received -> received.input() instanceof PaymentCommand.Erase)
                .map(received -> received.orderId().value())
                .toArray(UUID[]::new);
        if (erased.length > 0) {
            refunds.eraseMethods(erased);
        }
    }

    /** Claims the requests that are due for this instance; they are claimed from the database later if it is busy. */
    private List<ClaimedRequest> claim(Collection<Payment> changed) {
        if (!gatewayWorker.hasCapacity()) {
            return List.of();
        }
        Instant now = clock.instant(); // the rows may have been waited for
        Instant until = now.plus(gatewayWorker.lease());
        return changed.stream()
                .map(payment -> payment.claim(now, until))
                .flatMap(Optional::stream)
                .toList();
    }
}
