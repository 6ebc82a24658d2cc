package dev.waybill.payments.domain;

import static dev.waybill.payments.domain.PaymentStatus.AUTHORIZING_THEN_VOID;
import static dev.waybill.payments.domain.PaymentStatus.CAPTURED;
import static dev.waybill.payments.domain.PaymentStatus.DECLINED;
import static dev.waybill.payments.domain.PaymentStatus.REFUNDED;
import static dev.waybill.payments.domain.PaymentStatus.RETURNING;
import static dev.waybill.payments.domain.PaymentStatus.SETTLED_MANUALLY;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentAuthorized;
import dev.waybill.events.PaymentCaptureFailed;
import dev.waybill.events.PaymentCaptured;
import dev.waybill.events.PaymentDeclined;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.PaymentRefunded;
import dev.waybill.events.PaymentSettledManually;
import dev.waybill.events.PaymentVoided;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.events.SettlementKind;
import dev.waybill.messaging.Causation;
import dev.waybill.messaging.SequencedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one order. {@link PaymentStateMachine} has the transitions; this class adds what goes with them: the
 * request to the gateway, the balance and the events. Changed only under its row lock; not thread-safe.
 */
@Entity
@Table(name = "payments")
public class Payment extends SequencedEntity {

    private static final ReasonCode ORDER_CLOSED = new ReasonCode("order_closed");
    private static final ReasonCode GATEWAY_UNAVAILABLE = new ReasonCode("gateway_unavailable");

    @Id
    private OrderId orderId;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private PaymentStatus status = PaymentStatus.UNKNOWN;

    /** Absent until the order itself has been received. */
    @Embedded
    private @Nullable PaymentTerms terms;

    @Embedded
    private PaymentBalance balance = PaymentBalance.NONE;

    /** The gateway's reference of the authorisation. */
    @Column(name = "authorization_reference")
    private @Nullable PaymentReference authorization;

    /** The reason of the last refusal. */
    private @Nullable ReasonCode code;

    @Embedded
    private RetryState retryState = RetryState.NONE;

    @Embedded
    private @Nullable PendingCausation causes;

    /** Whether the order's personal data was erased; the method follows as soon as the gateway does not need it. */
    private boolean erased;

    @SuppressWarnings("NullAway.Init")
    protected Payment() {}

    /** The payment of an order of which no event has been received. */
    public Payment(OrderId orderId) {
        this.orderId = orderId;
    }

    @Override
    public OrderId getId() {
        return orderId;
    }

    public PaymentStatus status() {
        return status;
    }

    public Optional<PaymentTerms> terms() {
        return Optional.ofNullable(terms);
    }

    public PaymentBalance balance() {
        return balance;
    }

    public @Nullable ReasonCode code() {
        return code;
    }

    RetryState retryState() {
        return retryState;
    }

    PendingCausation causes() {
        return causes == null ? PendingCausation.NONE : causes;
    }

    /** The order is to be paid. Declined at once if it has been cancelled already. */
    public Optional<EventWithCause> authorize(PaymentTerms requested, Causation cause, Instant now) {
        PaymentStatus next = PaymentStateMachine.placed(status);
        if (next == status) {
            return Optional.empty();
        }
        status = next;
        terms = requested;
        causes = causes().withCurrent(cause);
        if (next == DECLINED) {
            return Optional.of(decline(ORDER_CLOSED));
        }
        retryState = RetryState.first(now);
        return Optional.empty();
    }

    /** The order is over, and its personal data was erased. */
    public void personalDataErased() {
        status = PaymentStateMachine.personalDataErased(status);
        erased = true;
        eraseMethodIfDone();
    }

    public boolean isErased() {
        return erased;
    }

    /** The gateway needs the method for what it has still to do. */
    private void eraseMethodIfDone() {
        if (erased && terms != null && status.operation().isEmpty()) {
            terms = terms.erased();
        }
    }

    /** Does what is due without the gateway, if the order costs nothing. */
    public List<EventWithCause> completeIfFree(Instant now) {
        var events = new ArrayList<EventWithCause>();
        while (terms != null && terms.price().isZero() && isDue(now)) {
            events.add(accepted(status.operation().orElseThrow(), PaymentReference.NONE, now));
        }
        return events;
    }

    /** The parcel has been dispatched: capture the amount, now or once it is authorised. */
    public void capture(Causation cause, Instant now) {
        enqueue(PaymentStateMachine.dispatched(status), cause, now);
    }

    /** The order is cancelled: void or refund. Declined at once if the gateway was not called yet. */
    public Optional<EventWithCause> cancel(Causation cause, Instant now) {
        PaymentStatus next = PaymentStateMachine.cancelled(status, retryState.asked());
        if (next == DECLINED && next != status) {
            status = next;
            return Optional.of(decline(ORDER_CLOSED));
        }
        enqueue(next, cause, now);
        return Optional.empty();
    }

    /** Starts a new attempt at a failed capture, with the same cause; false if there is no failed capture. */
    public boolean retryCapture(Instant now) {
        PaymentStatus next = PaymentStateMachine.captureRetried(status);
        if (next == status) {
            return false;
        }
        status = next;
        code = null;
        retryState = retryState.newAttempt(now);
        return true;
    }

    /** Settles the payment manually in place of a failed capture; empty, without effect, if no capture has failed. */
    public Optional<PaymentSettledManually> settleManually(SettlementKind kind) {
        PaymentStatus next = PaymentStateMachine.settledManually(status);
        if (next == status) {
            return Optional.empty();
        }
        status = next;
        Money price = price();
        return Optional.of(new PaymentSettledManually(orderId, kind, price.amount(), price.currency()));
    }

    /**
     * Requests the refund of returned units; done at once if they cost nothing, and rejected if the amount was not captured
     * or is promised to other refunds.
     *
     * @param promised the sum of all refunds before it
     */
    public Refund requestRefund(ReturnId id, Money money, BigDecimal promised, Causation cause, Instant now) {
        var part = new PaymentTerms(money, agreed().method());
        if (money.isZero()
                && (status == CAPTURED || status == RETURNING || status == REFUNDED || status == SETTLED_MANUALLY)) {
            return new Refund(id, orderId, part, PaymentReference.NONE, cause);
        }
        PaymentStatus next = PaymentStateMachine.refundRequested(status);
        BigDecimal total = promised.add(money.amount().value());
        if (next != RETURNING || !balance.covers(total) || !money.currency().equals(price().currency())) {
            return new Refund(id, orderId, part, cause);
        }
        status = next;
        return new Refund(id, orderId, part, authorization, cause, now);
    }

    /** The gateway has refunded this part of the captured amount. */
    public void recordRefund(Money money) {
        balance = balance.refund(money.amount().value());
        status = PaymentStateMachine.refundRecorded(status, balance.isFullyRefunded());
    }

    /** Whether a request to the gateway is due. */
    public boolean isDue(Instant now) {
        Instant dueAt = retryState.dueAt();
        return dueAt != null && !dueAt.isAfter(now);
    }

    /** Claims the request that is due, if there is one. No other instance gets it until the given time. */
    public Optional<ClaimedRequest> claim(Instant now, Instant until) {
        if (!isDue(now)) {
            return Optional.empty();
        }
        retryState = retryState.claimed(now, until);
        return claimedRequest();
    }

    /** The request to the gateway, if it is claimed. */
    public Optional<ClaimedRequest> claimedRequest() {
        Instant askedAt = retryState.askedAt();
        PaymentTerms agreed = terms;
        if (askedAt == null || agreed == null) {
            return Optional.empty();
        }
        return status.operation().map(operation -> {
            var request = new GatewayRequest(orderId, operation, retryState.attempt(), agreed, authorization);
            return new ClaimedRequest(
                    request, retryState.tries(), askedAt, status == AUTHORIZING_THEN_VOID, causes().forEvent());
        });
    }

    /** Applies the result of a request. Without effect if the payment no longer waits for that request. */
    public Optional<EventWithCause> applyResult(GatewayResult result, Instant now) {
        GatewayRequest request = result.request();
        if (!status.awaits(request.operation()) || retryState.attempt() != request.attempt() || !retryState.asked()) {
            return Optional.empty();
        }
        return switch (result.outcome()) {
            case GatewayOutcome.Accepted(PaymentReference reference) ->
                Optional.of(accepted(request.operation(), reference, now));
            case GatewayOutcome.Refused(ReasonCode why) -> refused(request.operation(), why, now);
            case GatewayOutcome.Abandoned _
            when request.operation() == GatewayOperation.AUTHORIZATION -> Optional.of(abandoned());
            case GatewayOutcome.Abandoned _, GatewayOutcome.Unknown _ -> {
                retryState = retryState.retryLater(now);
                yield Optional.empty();
            }
        };
    }

    private EventWithCause accepted(GatewayOperation operation, PaymentReference reference, Instant now) {
        Money price = price();
        Amount amount = price.amount();
        Causation cause = causes().forEvent();
        PaymentEvent event = switch (operation) {
            case AUTHORIZATION -> {
                balance = balance.authorize(amount.value());
                authorization = reference;
                yield new PaymentAuthorized(orderId, amount, price.currency(), reference);
            }
            case CAPTURE -> {
                balance = balance.capture(amount.value());
                yield new PaymentCaptured(orderId, amount, price.currency(), reference);
            }
            case VOID -> new PaymentVoided(orderId, amount, price.currency(), reference);
            case REFUND -> {
                balance = balance.refund(amount.value());
                yield new PaymentRefunded(orderId, amount, price.currency(), reference);
            }
        };
        complete(PaymentStateMachine.accepted(status), now);
        return new EventWithCause(event, cause);
    }

    private Optional<EventWithCause> refused(GatewayOperation operation, ReasonCode why, Instant now) {
        return switch (operation) {
            case AUTHORIZATION -> {
                status = PaymentStateMachine.refused(status);
                yield Optional.of(decline(why));
            }
            case CAPTURE -> {
                EventWithCause event = captureFailed(why);
                complete(PaymentStateMachine.refused(status), now);
                yield Optional.of(event);
            }
            case VOID, REFUND -> {
                retryState = retryState.newAttemptLater(now);
                yield Optional.empty();
            }
        };
    }

    private EventWithCause abandoned() {
        ReasonCode why = status == AUTHORIZING_THEN_VOID ? ORDER_CLOSED : GATEWAY_UNAVAILABLE;
        status = PaymentStateMachine.refused(status);
        return decline(why);
    }

    private EventWithCause decline(ReasonCode why) {
        code = why;
        retryState = retryState.done();
        eraseMethodIfDone();
        Money price = price();
        return new EventWithCause(
                new PaymentDeclined(orderId, price.amount(), price.currency(), why), causes().forEvent());
    }

    private EventWithCause captureFailed(ReasonCode why) {
        code = why;
        Money price = price();
        return new EventWithCause(
                new PaymentCaptureFailed(orderId, price.amount(), price.currency(), why), causes().forEvent());
    }

    /** Starts the next operation, at once or after the one in progress. */
    private void enqueue(PaymentStatus next, Causation cause, Instant now) {
        if (next == status) {
            return;
        }
        Optional<GatewayOperation> due = next.operation();
        boolean atOnce = due.isPresent() && !due.equals(status.operation());
        causes = atOnce ? causes().withCurrent(cause) : causes().withNext(cause);
        if (atOnce) {
            retryState = RetryState.first(now);
        }
        status = next;
    }

    /** The operation in progress has ended; starts the next one, if there is one. A failed capture can be retried. */
    private void complete(PaymentStatus next, Instant now) {
        status = next;
        if (next.operation().isPresent()) {
            causes = causes().advance();
            retryState = RetryState.first(now);
        } else {
            retryState = retryState.done();
        }
        eraseMethodIfDone();
    }

    private Money price() {
        return agreed().price();
    }

    private PaymentTerms agreed() {
        return Objects.requireNonNull(terms, "the order of this payment has not been received");
    }
}
