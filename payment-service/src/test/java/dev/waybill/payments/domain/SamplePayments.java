package dev.waybill.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.PaymentReference;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.events.SettlementKind;
import dev.waybill.messaging.Causation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonDifferenceCalculator;

/** Payments in every status. */
public final class SamplePayments {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.000006Z");
    public static final PaymentTerms TERMS =
            new PaymentTerms(Money.of("19.80", "EUR"), new PaymentMethod("pm_card_visa"));
    public static final Causation PLACED = new Causation(new UUID(7, 1), "00-1");
    public static final Causation DISPATCHED = new Causation(new UUID(7, 2), "00-2");
    public static final Causation CANCELLED = new Causation(new UUID(7, 3), null);
    public static final PaymentReference REFERENCE = new PaymentReference("ref-1");

    private SamplePayments() {}

    /** A payment as it is after the usual events before this status. */
    public static Payment in(PaymentStatus status, boolean called) {
        return in(new OrderId(UUID.randomUUID()), status, called);
    }

    /** @param called whether the gateway may have received the request that it waits for */
    public static Payment in(OrderId order, PaymentStatus status, boolean called) {
        Payment payment = before(order, status);
        if (called) {
            claim(payment);
        }
        assertThat(payment.status()).isEqualTo(status);
        return payment;
    }

    private static Payment before(OrderId order, PaymentStatus status) {
        var payment = new Payment(order);
        switch (status) {
            case UNKNOWN -> {}
            case CLOSED -> payment.cancel(CANCELLED, NOW);
            case DISPATCHED -> payment.capture(DISPATCHED, NOW);
            case AUTHORIZING -> payment.authorize(TERMS, PLACED, NOW);
            case AUTHORIZING_THEN_CAPTURE -> {
                payment = in(order, PaymentStatus.AUTHORIZING, false);
                payment.capture(DISPATCHED, NOW);
            }
            case AUTHORIZING_THEN_VOID -> {
                payment = in(order, PaymentStatus.AUTHORIZING, true);
                payment.cancel(CANCELLED, NOW);
            }
            case AUTHORIZED -> payment = accepted(in(order, PaymentStatus.AUTHORIZING, true));
            case DECLINED -> payment = refused(in(order, PaymentStatus.AUTHORIZING, true));
            case CAPTURING -> {
                payment = in(order, PaymentStatus.AUTHORIZED, false);
                payment.capture(DISPATCHED, NOW);
            }
            case CAPTURING_THEN_REFUND -> {
                payment = in(order, PaymentStatus.CAPTURING, false);
                payment.cancel(CANCELLED, NOW);
            }
            case CAPTURED -> payment = accepted(in(order, PaymentStatus.CAPTURING, true));
            case CAPTURE_FAILED -> payment = refused(in(order, PaymentStatus.CAPTURING, true));
            case SETTLED_MANUALLY -> {
                payment = in(order, PaymentStatus.CAPTURE_FAILED, false);
                payment.settleManually(SettlementKind.PAID_ELSEWHERE);
            }
            case VOIDING -> {
                payment = in(order, PaymentStatus.AUTHORIZED, false);
                payment.cancel(CANCELLED, NOW);
            }
            case VOIDED -> payment = accepted(in(order, PaymentStatus.VOIDING, true));
            case REFUNDING -> {
                payment = in(order, PaymentStatus.CAPTURED, false);
                payment.cancel(CANCELLED, NOW);
            }
            case REFUNDED -> payment = accepted(in(order, PaymentStatus.REFUNDING, true));
            case RETURNING -> {
                payment = in(order, PaymentStatus.CAPTURED, false);
                payment.requestRefund(new ReturnId(order.value()), TERMS.price(), BigDecimal.ZERO, CANCELLED, NOW);
            }
        }
        return payment;
    }

    /** Whether both have the same values, private ones included. */
    static boolean areSame(Payment one, Payment other) {
        return new RecursiveComparisonDifferenceCalculator()
                .determineDifferences(one, other, new RecursiveComparisonConfiguration())
                .isEmpty();
    }

    /** Claims the request that the payment waits for; another claim is due at once. */
    static void claim(Payment payment) {
        Instant due = payment.retryState().dueAt();
        if (due != null) {
            payment.claim(due, due);
        }
    }

    private static Payment accepted(Payment payment) {
        return after(payment, new GatewayOutcome.Accepted(REFERENCE));
    }

    private static Payment refused(Payment payment) {
        return after(payment, new GatewayOutcome.Refused(new ReasonCode("card_declined")));
    }

    private static Payment after(Payment payment, GatewayOutcome outcome) {
        GatewayRequest request = payment.claimedRequest().orElseThrow().request();
        payment.applyResult(new GatewayResult(request, outcome), NOW);
        return payment;
    }
}
