package dev.waybill.payments.domain;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.PaymentReturnRefundFailed;
import dev.waybill.events.PaymentReturnRefunded;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Causation;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The price of returned units on its way back. Which state follows which is said in {@link RefundState}. Changed only
 * under the row lock of its payment.
 *
 * @param terms how much goes back, and to which payment method
 * @param authorization what the gateway called the authorisation
 * @param cause the event that asked for it
 */
public record Refund(
        ReturnId id,
        OrderId orderId,
        Terms terms,
        @Nullable PaymentReference authorization,
        Causation cause,
        RefundProgress progress) {

    private static final ReasonCode NOTHING_TO_REFUND = new ReasonCode("nothing_to_refund");

    static Refund ask(
            ReturnId id,
            OrderId order,
            Terms terms,
            @Nullable PaymentReference authorization,
            Causation cause,
            Instant now) {
        var progress = new RefundProgress(RefundState.REFUNDING, null, null, Task.first(now));
        return new Refund(id, order, terms, authorization, cause, progress);
    }

    static Refund reject(ReturnId id, OrderId order, Terms terms, Causation cause) {
        var progress = new RefundProgress(RefundState.REJECTED, null, NOTHING_TO_REFUND, Task.NONE);
        return new Refund(id, order, terms, null, cause, progress);
    }

    /** What the gateway is to be asked for, once it was claimed; empty if nothing is. */
    public Optional<Due> due() {
        Task task = progress.task();
        Instant askedAt = task.askedAt();
        return askedAt == null || progress.state() != RefundState.REFUNDING
                ? Optional.empty()
                : Optional.of(new Due(request(task), task.tries(), askedAt, false, cause));
    }

    private Request request(Task task) {
        return new Request(orderId, Operation.REFUND, task.attempt(), terms, authorization, id);
    }

    /** Takes note of what came of a request; equal to this if it is no longer the one. */
    public Refund settle(Settled settled, Instant now) {
        Task task = progress.task();
        if (progress.state() != RefundState.REFUNDING
                || !task.asked()
                || !settled.request().equals(request(task))) {
            return this;
        }
        return with(
                switch (settled.outcome()) {
                    case Outcome.Accepted(var reference) ->
                        new RefundProgress(progress.state().accepted(), reference, null, task.done());
                    case Outcome.Refused(var code) ->
                        new RefundProgress(progress.state().refused(), null, code, task.done());
                    case Outcome.Abandoned _, Outcome.Unknown _ ->
                        new RefundProgress(progress.state(), null, null, task.later(now));
                });
    }

    /** Asks again for what the gateway refused; equal to this if it has not. */
    public Refund retry(Instant now) {
        RefundState next = progress.state().retried();
        return next == progress.state()
                ? this
                : with(new RefundProgress(next, null, null, progress.task().anew(now)));
    }

    public boolean isRefunded() {
        return progress.state() == RefundState.REFUNDED;
    }

    public Money money() {
        return terms.price();
    }

    /** What its state has to tell; empty while it is open. */
    public Optional<PaymentEvent> news() {
        Amount amount = money().amount();
        Currency currency = money().currency();
        return switch (progress.state()) {
            case REFUNDING -> Optional.empty();
            case REFUNDED ->
                Optional.of(new PaymentReturnRefunded(
                        orderId, id, amount, currency, Objects.requireNonNull(progress.reference())));
            case FAILED, REJECTED ->
                Optional.of(new PaymentReturnRefundFailed(
                        orderId, id, amount, currency, Objects.requireNonNull(progress.code())));
        };
    }

    private Refund with(RefundProgress changed) {
        return new Refund(id, orderId, terms, authorization, cause, changed);
    }
}
