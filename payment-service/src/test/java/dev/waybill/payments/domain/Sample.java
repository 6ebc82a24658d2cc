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

/** Payments to start tests from. */
public final class Sample {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.000006Z");
    public static final Terms TERMS = new Terms(Money.of("19.80", "EUR"), new PaymentMethod("pm_card_visa"));
    public static final Causation PLACED = new Causation(new UUID(7, 1), "00-1");
    public static final Causation DISPATCHED = new Causation(new UUID(7, 2), "00-2");
    public static final Causation CANCELLED = new Causation(new UUID(7, 3), null);
    public static final PaymentReference REFERENCE = new PaymentReference("ref-1");

    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final BigDecimal PRICE = new BigDecimal("19.80");

    private Sample() {}

    /** A payment that has come to this state the way payments do. */
    public static Snapshot in(State state, boolean asked) {
        return in(new OrderId(UUID.randomUUID()), state, asked);
    }

    public static Snapshot in(OrderId order, State state, boolean asked) {
        boolean waits = state.operation().isPresent();
        Task task = switch (state) {
            case UNKNOWN, CLOSED, DISPATCHED -> Task.NONE;
            default -> new Task(1, asked ? 1 : 0, asked ? NOW : null, waits ? NOW : null);
        };
        return new Snapshot(
                order,
                state,
                3,
                terms(state),
                balance(state),
                balance(state).authorized().signum() > 0 ? REFERENCE : null,
                state == State.DECLINED || state == State.CAPTURE_FAILED ? new ReasonCode("card_declined") : null,
                task,
                causes(state));
    }

    private static @Nullable Terms terms(State state) {
        return switch (state) {
            case UNKNOWN, CLOSED, DISPATCHED -> null;
            default -> TERMS;
        };
    }

    private static Balance balance(State state) {
        return switch (state) {
            case UNKNOWN, CLOSED, DISPATCHED, DECLINED, AUTHORIZING, AUTHORIZING_THEN_CAPTURE, AUTHORIZING_THEN_VOID ->
                new Balance(ZERO, ZERO, ZERO);
            case AUTHORIZED, CAPTURING, CAPTURING_THEN_REFUND, CAPTURE_FAILED, VOIDING, VOIDED ->
                new Balance(PRICE, ZERO, ZERO);
            case CAPTURED, REFUNDING, RETURNING -> new Balance(PRICE, PRICE, ZERO);
            case REFUNDED -> new Balance(PRICE, PRICE, PRICE);
        };
    }

    private static Causes causes(State state) {
        return switch (state) {
            case UNKNOWN -> Causes.NONE;
            case CLOSED -> new Causes(null, CANCELLED);
            case DISPATCHED -> new Causes(null, DISPATCHED);
            case AUTHORIZING, AUTHORIZED, DECLINED -> new Causes(PLACED, null);
            case AUTHORIZING_THEN_CAPTURE -> new Causes(PLACED, DISPATCHED);
            case AUTHORIZING_THEN_VOID -> new Causes(PLACED, CANCELLED);
            case CAPTURING, CAPTURED, CAPTURE_FAILED, RETURNING -> new Causes(DISPATCHED, null);
            case CAPTURING_THEN_REFUND -> new Causes(DISPATCHED, CANCELLED);
            case VOIDING, VOIDED, REFUNDING, REFUNDED -> new Causes(CANCELLED, null);
        };
    }
}
