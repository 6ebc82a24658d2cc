package dev.waybill.payments.api;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.payments.domain.Balance;
import dev.waybill.payments.domain.Snapshot;
import dev.waybill.payments.domain.Terms;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A payment as the outside sees it. Amounts have the currency's own decimals. */
record PaymentView(
        OrderId orderId,
        Status status,
        BigDecimal amount,
        String currency,
        BigDecimal authorizedAmount,
        BigDecimal capturedAmount,
        BigDecimal refundedAmount,
        @Nullable ReasonCode declineCode) {

    enum Status {
        AUTHORIZED,
        DECLINED,
        CAPTURED,
        VOIDED,
        REFUNDED,
        CAPTURE_FAILED
    }

    /** Empty until the payment is answered. */
    static Optional<PaymentView> of(Snapshot payment) {
        Terms terms = payment.terms();
        return terms == null ? Optional.empty() : status(payment).map(status -> show(payment, status, terms.price()));
    }

    private static PaymentView show(Snapshot payment, Status status, Money price) {
        Balance balance = payment.balance();
        int decimals = price.amount().value().scale();
        return new PaymentView(
                payment.orderId(),
                status,
                price.amount().value(),
                price.currency().getCurrencyCode(),
                balance.authorized().setScale(decimals),
                balance.captured().setScale(decimals),
                balance.refunded().setScale(decimals),
                status == Status.DECLINED ? payment.code() : null);
    }

    /** What is under way is shown as what it was before, because it may still fail. */
    private static Optional<Status> status(Snapshot payment) {
        return switch (payment.state()) {
            case UNKNOWN, CLOSED, DISPATCHED, AUTHORIZING, AUTHORIZING_THEN_CAPTURE, AUTHORIZING_THEN_VOID ->
                Optional.empty();
            case DECLINED -> Optional.of(Status.DECLINED);
            case AUTHORIZED, CAPTURING, CAPTURING_THEN_REFUND, VOIDING -> Optional.of(Status.AUTHORIZED);
            case CAPTURED, REFUNDING, RETURNING -> Optional.of(Status.CAPTURED);
            case CAPTURE_FAILED -> Optional.of(Status.CAPTURE_FAILED);
            case VOIDED -> Optional.of(Status.VOIDED);
            case REFUNDED -> Optional.of(Status.REFUNDED);
        };
    }
}
