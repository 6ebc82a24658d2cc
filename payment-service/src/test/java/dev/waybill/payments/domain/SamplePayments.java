package dev.waybill.payments.domain;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.messaging.Causation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments in every status. */
public final class SamplePayments {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.000006Z");
    public static final PaymentTerms TERMS =
            new PaymentTerms(Money.of("19.80", "EUR"), new PaymentMethod("pm_card_visa"));
    public static final Causation PLACED = new Causation(new UUID(7, 1), "00-1");
    public static final Causation DISPATCHED = new Causation(new UUID(7, 2), "00-2");
    public static final Causation CANCELLED = new Causation(new UUID(7, 3), null);
    public static final PaymentReference REFERENCE = new PaymentReference("ref-1");

    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final BigDecimal PRICE = new BigDecimal("19.80");

    private SamplePayments() {}

    /** A payment as it is after the usual events before this status. */
    public static PaymentSnapshot in(PaymentStatus status, boolean called) {
        return in(new OrderId(UUID.randomUUID()), status, called);
    }

    public static PaymentSnapshot in(OrderId order, PaymentStatus status, boolean called) {
        boolean hasOperation = status.operation().isPresent();
        RetryState retryState = switch (status) {
            case UNKNOWN, CLOSED, DISPATCHED -> RetryState.NONE;
            default -> new RetryState(1, called ? 1 : 0, called ? NOW : null, hasOperation ? NOW : null);
        };
        return new PaymentSnapshot(
                order,
                status,
                3,
                terms(status),
                balance(status),
                balance(status).authorized().signum() > 0 ? REFERENCE : null,
                status == PaymentStatus.DECLINED || status == PaymentStatus.CAPTURE_FAILED
                        ? new ReasonCode("card_declined")
                        : null,
                retryState,
                causes(status));
    }

    private static @Nullable PaymentTerms terms(PaymentStatus status) {
        return switch (status) {
            case UNKNOWN, CLOSED, DISPATCHED -> null;
            default -> TERMS;
        };
    }

    private static PaymentBalance balance(PaymentStatus status) {
        return switch (status) {
            case UNKNOWN, CLOSED, DISPATCHED, DECLINED, AUTHORIZING, AUTHORIZING_THEN_CAPTURE, AUTHORIZING_THEN_VOID ->
                new PaymentBalance(ZERO, ZERO, ZERO);
            case AUTHORIZED, CAPTURING, CAPTURING_THEN_REFUND, CAPTURE_FAILED, VOIDING, VOIDED ->
                new PaymentBalance(PRICE, ZERO, ZERO);
            case CAPTURED, REFUNDING, RETURNING -> new PaymentBalance(PRICE, PRICE, ZERO);
            case REFUNDED -> new PaymentBalance(PRICE, PRICE, PRICE);
        };
    }

    private static PendingCausation causes(PaymentStatus status) {
        return switch (status) {
            case UNKNOWN -> PendingCausation.NONE;
            case CLOSED -> new PendingCausation(null, CANCELLED);
            case DISPATCHED -> new PendingCausation(null, DISPATCHED);
            case AUTHORIZING, AUTHORIZED, DECLINED -> new PendingCausation(PLACED, null);
            case AUTHORIZING_THEN_CAPTURE -> new PendingCausation(PLACED, DISPATCHED);
            case AUTHORIZING_THEN_VOID -> new PendingCausation(PLACED, CANCELLED);
            case CAPTURING, CAPTURED, CAPTURE_FAILED, RETURNING -> new PendingCausation(DISPATCHED, null);
            case CAPTURING_THEN_REFUND -> new PendingCausation(DISPATCHED, CANCELLED);
            case VOIDING, VOIDED, REFUNDING, REFUNDED -> new PendingCausation(CANCELLED, null);
        };
    }
}
