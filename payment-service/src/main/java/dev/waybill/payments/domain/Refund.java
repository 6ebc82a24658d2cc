package dev.waybill.payments.domain;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.PaymentReturnRefundFailed;
import dev.waybill.events.PaymentReturnRefunded;
import dev.waybill.events.PaymentReturnSettledManually;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.RefundSettlementKind;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.Causation;
import dev.waybill.persistence.Aggregate;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The refund of the price of returned units. {@link RefundStatus} has the transitions. Changed only under the row lock of
 * its payment; not thread-safe.
 */
@Entity
@Table(name = "refunds")
public class Refund extends Aggregate<ReturnId> {

    private static final ReasonCode NOTHING_TO_REFUND = new ReasonCode("nothing_to_refund");

    @Id
    private ReturnId id;

    @Column(updatable = false)
    private OrderId orderId;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private RefundStatus status;

    @Embedded
    private PaymentTerms terms;

    /** The gateway's reference of the payment's authorisation. */
    @Column(name = "authorization_reference", updatable = false)
    private @Nullable PaymentReference authorization;

    /** The gateway's reference of the booking, once there is one. */
    private @Nullable PaymentReference reference;

    /** The reason, if it failed or was rejected, also if it was settled manually since. */
    private @Nullable ReasonCode code;

    @Embedded
    private RetryState retryState = RetryState.NONE;

    /** The event that requested it. */
    @Embedded
    @AttributeOverride(name = "eventId", column = @Column(name = "cause_id", updatable = false))
    @AttributeOverride(name = "traceparent", column = @Column(name = "cause_trace", updatable = false))
    private @Nullable Causation cause;

    @SuppressWarnings("NullAway.Init")
    protected Refund() {}

    /** A refund that waits for the gateway. */
    Refund(
            ReturnId id,
            OrderId orderId,
            PaymentTerms terms,
            @Nullable PaymentReference authorization,
            Causation cause,
            Instant now) {
        this.id = id;
        this.orderId = orderId;
        this.terms = terms;
        this.authorization = authorization;
        this.cause = cause;
        this.status = RefundStatus.REFUNDING;
        this.retryState = RetryState.first(now);
    }

    /** A refund that is done. */
    Refund(ReturnId id, OrderId orderId, PaymentTerms terms, PaymentReference reference, Causation cause) {
        this.id = id;
        this.orderId = orderId;
        this.terms = terms;
        this.reference = reference;
        this.cause = cause;
        this.status = RefundStatus.REFUNDED;
    }

    /** A refund that is rejected. */
    Refund(ReturnId id, OrderId orderId, PaymentTerms terms, Causation cause) {
        this.id = id;
        this.orderId = orderId;
        this.terms = terms;
        this.cause = cause;
        this.status = RefundStatus.REJECTED;
        this.code = NOTHING_TO_REFUND;
    }

    @Override
    public ReturnId getId() {
        return id;
    }

    public OrderId orderId() {
        return orderId;
    }

    public RefundStatus status() {
        return status;
    }

    public @Nullable ReasonCode code() {
        return code;
    }

    public Causation cause() {
        return cause == null ? Causation.fromRequest() : cause;
    }

    RetryState retryState() {
        return retryState;
    }

    /** Claims the request that is due. No other instance gets it until the given time. */
    void claim(Instant now, Instant until) {
        retryState = retryState.claimed(now, until);
    }

    /** The request to the gateway, if it is claimed. */
    public Optional<ClaimedRequest> claimedRequest() {
        Instant askedAt = retryState.askedAt();
        return askedAt == null || status != RefundStatus.REFUNDING
                ? Optional.empty()
                : Optional.of(new ClaimedRequest(gatewayRequest(), retryState.tries(), askedAt, false, cause()));
    }

    private GatewayRequest gatewayRequest() {
        return new GatewayRequest(orderId, GatewayOperation.REFUND, retryState.attempt(), terms, authorization, id);
    }

    /**
     * Applies the result of a request.
     *
     * @return false, without effect, if the refund no longer waits for that request
     */
    public boolean applyResult(GatewayResult result, Instant now) {
        if (status != RefundStatus.REFUNDING
                || !retryState.asked()
                || !result.request().equals(gatewayRequest())) {
            return false;
        }
        switch (result.outcome()) {
            case GatewayOutcome.Accepted(var booking) -> {
                status = status.accepted();
                reference = booking;
                retryState = retryState.done();
            }
            case GatewayOutcome.Refused(var why) -> {
                status = status.refused();
                code = why;
                retryState = retryState.done();
            }
            case GatewayOutcome.Abandoned _, GatewayOutcome.Unknown _ -> retryState = retryState.retryLater(now);
        }
        return true;
    }

    /** Starts a new attempt after a refusal; false if there was none. */
    public boolean retry(Instant now) {
        RefundStatus next = status.retried();
        if (next == status) {
            return false;
        }
        status = next;
        code = null;
        retryState = retryState.newAttempt(now);
        return true;
    }

    /** The refund was made elsewhere; empty, without effect, if it did not fail. */
    public Optional<PaymentReturnSettledManually> settleManually(RefundSettlementKind kind) {
        RefundStatus next = status.settledManually();
        if (next == status) {
            return Optional.empty();
        }
        status = next;
        return Optional.of(new PaymentReturnSettledManually(orderId, id, kind, money().amount(), money().currency()));
    }

    /** Erases the payment method, unless the gateway has still to refund. */
    public void eraseMethod() {
        if (status != RefundStatus.REFUNDING) {
            terms = terms.erased();
        }
    }

    public boolean isRefunded() {
        return status == RefundStatus.REFUNDED;
    }

    public Money money() {
        return terms.price();
    }

    /** The event of a result of the gateway; empty if there is none. */
    public Optional<PaymentEvent> resultEvent() {
        Amount amount = money().amount();
        Currency currency = money().currency();
        return switch (status) {
            case REFUNDING, SETTLED_MANUALLY -> Optional.empty();
            case REFUNDED ->
                Optional.of(
                        new PaymentReturnRefunded(orderId, id, amount, currency, Objects.requireNonNull(reference)));
            case FAILED, REJECTED ->
                Optional.of(new PaymentReturnRefundFailed(orderId, id, amount, currency, Objects.requireNonNull(code)));
        };
    }
}
