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
 * The refund of the price of returned units. {@link RefundStatus} has the transitions. Changed only under the row lock of
 * its payment.
 *
 * @param terms the amount and the payment method
 * @param authorization the gateway's reference of the authorisation
 * @param cause the event that requested it
 */
public record Refund(
        ReturnId id,
        OrderId orderId,
        PaymentTerms terms,
        @Nullable PaymentReference authorization,
        Causation cause,
        RefundProgress progress) {

    private static final ReasonCode NOTHING_TO_REFUND = new ReasonCode("nothing_to_refund");

    static Refund request(
            ReturnId id,
            OrderId order,
            PaymentTerms terms,
            @Nullable PaymentReference authorization,
            Causation cause,
            Instant now) {
        var progress = new RefundProgress(RefundStatus.REFUNDING, null, null, RetryState.first(now));
        return new Refund(id, order, terms, authorization, cause, progress);
    }

    static Refund rejected(ReturnId id, OrderId order, PaymentTerms terms, Causation cause) {
        var progress = new RefundProgress(RefundStatus.REJECTED, null, NOTHING_TO_REFUND, RetryState.NONE);
        return new Refund(id, order, terms, null, cause, progress);
    }

    /** The request to the gateway, if it is claimed. */
    public Optional<ClaimedRequest> claimedRequest() {
        RetryState retryState = progress.retryState();
        Instant askedAt = retryState.askedAt();
        return askedAt == null || progress.status() != RefundStatus.REFUNDING
                ? Optional.empty()
                : Optional.of(
                        new ClaimedRequest(gatewayRequest(retryState), retryState.tries(), askedAt, false, cause));
    }

    private GatewayRequest gatewayRequest(RetryState retryState) {
        return new GatewayRequest(orderId, GatewayOperation.REFUND, retryState.attempt(), terms, authorization, id);
    }

    /** Applies the result of a request; equal to this if the refund no longer waits for that request. */
    public Refund applyResult(GatewayResult result, Instant now) {
        RetryState retryState = progress.retryState();
        if (progress.status() != RefundStatus.REFUNDING
                || !retryState.asked()
                || !result.request().equals(gatewayRequest(retryState))) {
            return this;
        }
        return with(
                switch (result.outcome()) {
                    case GatewayOutcome.Accepted(var reference) ->
                        new RefundProgress(progress.status().accepted(), reference, null, retryState.done());
                    case GatewayOutcome.Refused(var code) ->
                        new RefundProgress(progress.status().refused(), null, code, retryState.done());
                    case GatewayOutcome.Abandoned _, GatewayOutcome.Unknown _ ->
                        new RefundProgress(progress.status(), null, null, retryState.retryLater(now));
                });
    }

    /** Starts a new attempt after a refusal; equal to this if there was none. */
    public Refund retry(Instant now) {
        RefundStatus next = progress.status().retried();
        return next == progress.status()
                ? this
                : with(new RefundProgress(
                        next, null, null, progress.retryState().newAttempt(now)));
    }

    public boolean isRefunded() {
        return progress.status() == RefundStatus.REFUNDED;
    }

    public Money money() {
        return terms.price();
    }

    /** The event that the status stands for; empty while the refund is open. */
    public Optional<PaymentEvent> resultEvent() {
        Amount amount = money().amount();
        Currency currency = money().currency();
        return switch (progress.status()) {
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
