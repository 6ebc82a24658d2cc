package dev.waybill.payments.api;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.payments.domain.Payment;
import dev.waybill.payments.domain.PaymentBalance;
import dev.waybill.payments.domain.Settlement;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A payment as clients see it. Amounts have the decimals of their currency. */
record PaymentResponse(
        OrderId orderId,
        Status status,
        BigDecimal amount,
        String currency,
        BigDecimal authorizedAmount,
        BigDecimal capturedAmount,
        BigDecimal refundedAmount,
        @Nullable ReasonCode declineCode,
        @Nullable ReasonCode failureCode,
        @Nullable SettlementResponse settlement) {

    enum Status {
        AUTHORIZED,
        DECLINED,
        CAPTURED,
        VOIDED,
        REFUNDED,
        CAPTURE_FAILED,
        SETTLED_MANUALLY
    }

    /**
     * Empty until the payment is authorised or declined.
     *
     * @param settlements finds what was settled manually
     */
    static Optional<PaymentResponse> of(
            Payment payment, BiFunction<OrderId, @Nullable ReturnId, Optional<Settlement>> settlements) {
        return payment.terms()
                .flatMap(terms -> status(payment).map(status -> show(payment, status, terms.price(), settlements)));
    }

    private static PaymentResponse show(
            Payment payment,
            Status status,
            Money price,
            BiFunction<OrderId, @Nullable ReturnId, Optional<Settlement>> settlements) {
        PaymentBalance balance = payment.balance();
        int decimals = price.amount().value().scale();
        return new PaymentResponse(
                payment.orderId(),
                status,
                price.amount().value(),
                price.currency().getCurrencyCode(),
                balance.authorized().setScale(decimals),
                balance.captured().setScale(decimals),
                balance.refunded().setScale(decimals),
                status == Status.DECLINED ? payment.code() : null,
                status == Status.CAPTURE_FAILED || status == Status.SETTLED_MANUALLY ? payment.code() : null,
                status == Status.SETTLED_MANUALLY
                        ? settlements
                                .apply(payment.orderId(), null)
                                .map(SettlementResponse::of)
                                .orElse(null)
                        : null);
    }

    /** While an operation is in progress the status before it is shown, because it may still fail. */
    private static Optional<Status> status(Payment payment) {
        return switch (payment.status()) {
            case UNKNOWN, CLOSED, DISPATCHED, AUTHORIZING, AUTHORIZING_THEN_CAPTURE, AUTHORIZING_THEN_VOID ->
                Optional.empty();
            case DECLINED -> Optional.of(Status.DECLINED);
            case AUTHORIZED, CAPTURING, CAPTURING_THEN_REFUND, VOIDING -> Optional.of(Status.AUTHORIZED);
            case CAPTURED, REFUNDING, RETURNING -> Optional.of(Status.CAPTURED);
            case CAPTURE_FAILED -> Optional.of(Status.CAPTURE_FAILED);
            case SETTLED_MANUALLY -> Optional.of(Status.SETTLED_MANUALLY);
            case VOIDED -> Optional.of(Status.VOIDED);
            case REFUNDED -> Optional.of(Status.REFUNDED);
        };
    }
}
