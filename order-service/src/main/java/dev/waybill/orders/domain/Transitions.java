package dev.waybill.orders.domain;

import static dev.waybill.events.CancellationReason.CUSTOMER_REQUEST;
import static dev.waybill.events.CancellationReason.OUT_OF_STOCK;
import static dev.waybill.events.CancellationReason.PAYMENT_DECLINED;
import static dev.waybill.events.CancellationReason.SHIPPING_FAILED;
import static dev.waybill.events.CancellationReason.TIMED_OUT;
import static dev.waybill.orders.domain.Fact.AUTHORIZED;
import static dev.waybill.orders.domain.Fact.CAPTURE_FAILED;
import static dev.waybill.orders.domain.Fact.RESERVED;

import dev.waybill.orders.domain.Decision.CancellationRequested;
import dev.waybill.orders.domain.Decision.Cancelled;
import dev.waybill.orders.domain.Decision.CaptureMissed;
import dev.waybill.orders.domain.Decision.Completed;
import dev.waybill.orders.domain.Decision.Confirmed;
import dev.waybill.orders.domain.Decision.Ignored;
import dev.waybill.orders.domain.Decision.Noted;
import dev.waybill.orders.domain.Decision.Refused;
import dev.waybill.orders.domain.Decision.Shipped;
import java.util.Set;

/**
 * The transition table: what every signal means in every status, given the facts remembered from before. Only here is
 * decided where an order goes.
 */
final class Transitions {

    private Transitions() {}

    static Decision decide(OrderStatus status, Set<Fact> known, Signal signal) {
        return switch (status) {
            case PENDING -> pending(known, signal);
            case CONFIRMED -> confirmed(signal);
            case CANCELLING -> cancelling(signal);
            case SHIPPED -> shipped(known, signal);
            case COMPLETED -> completed(signal);
            case CANCELLED -> new Ignored();
        };
    }

    /** The first negative answer decides. What shipping and capture say before their time is remembered. */
    private static Decision pending(Set<Fact> known, Signal signal) {
        return switch (signal) {
            case STOCK_RESERVED -> known.contains(AUTHORIZED) ? new Confirmed() : new Noted();
            case PAYMENT_AUTHORIZED -> known.contains(RESERVED) ? new Confirmed() : new Noted();
            case STOCK_REJECTED -> new Cancelled(OUT_OF_STOCK);
            case PAYMENT_DECLINED -> new Cancelled(PAYMENT_DECLINED);
            case SHIPMENT_CANCELLED, SHIPMENT_FAILED -> new Cancelled(SHIPPING_FAILED);
            case CUSTOMER_CANCELS -> new Cancelled(CUSTOMER_REQUEST);
            case DEADLINE_PASSES -> new Cancelled(TIMED_OUT);
            case PAYMENT_CAPTURED, PAYMENT_CAPTURE_FAILED, SHIPMENT_DISPATCHED, SHIPMENT_DELIVERED -> new Noted();
            case STOCK_RELEASED, STOCK_COMMITTED, PAYMENT_VOIDED, PAYMENT_REFUNDED, SHIPMENT_SCHEDULED -> new Ignored();
        };
    }

    /** A shipment that will not be, nobody having asked for that, has failed, whatever shipping calls it. */
    private static Decision confirmed(Signal signal) {
        return switch (signal) {
            case SHIPMENT_DISPATCHED, SHIPMENT_DELIVERED -> new Shipped();
            case SHIPMENT_CANCELLED, SHIPMENT_FAILED -> new Cancelled(SHIPPING_FAILED);
            case CUSTOMER_CANCELS -> new CancellationRequested();
            case PAYMENT_CAPTURED, PAYMENT_CAPTURE_FAILED -> new Noted();
            case STOCK_RESERVED,
                    STOCK_REJECTED,
                    STOCK_RELEASED,
                    STOCK_COMMITTED,
                    PAYMENT_AUTHORIZED,
                    PAYMENT_DECLINED,
                    PAYMENT_VOIDED,
                    PAYMENT_REFUNDED,
                    SHIPMENT_SCHEDULED,
                    DEADLINE_PASSES -> new Ignored();
        };
    }

    /** Shipping has the word: the parcel is held, could not go anyway, or has left. */
    private static Decision cancelling(Signal signal) {
        return switch (signal) {
            case SHIPMENT_CANCELLED, SHIPMENT_FAILED -> new Cancelled(CUSTOMER_REQUEST);
            case SHIPMENT_DISPATCHED, SHIPMENT_DELIVERED -> new Shipped();
            case PAYMENT_CAPTURED, PAYMENT_CAPTURE_FAILED -> new Noted();
            case STOCK_RESERVED,
                    STOCK_REJECTED,
                    STOCK_RELEASED,
                    STOCK_COMMITTED,
                    PAYMENT_AUTHORIZED,
                    PAYMENT_DECLINED,
                    PAYMENT_VOIDED,
                    PAYMENT_REFUNDED,
                    SHIPMENT_SCHEDULED,
                    CUSTOMER_CANCELS,
                    DEADLINE_PASSES -> new Ignored();
        };
    }

    /** Nothing calls a parcel back; only the money is open. */
    private static Decision shipped(Set<Fact> known, Signal signal) {
        return switch (signal) {
            case PAYMENT_CAPTURED -> new Completed();
            case PAYMENT_CAPTURE_FAILED -> known.contains(CAPTURE_FAILED) ? new Ignored() : new CaptureMissed();
            case CUSTOMER_CANCELS -> new Refused();
            case STOCK_RESERVED,
                    STOCK_REJECTED,
                    STOCK_RELEASED,
                    STOCK_COMMITTED,
                    PAYMENT_AUTHORIZED,
                    PAYMENT_DECLINED,
                    PAYMENT_VOIDED,
                    PAYMENT_REFUNDED,
                    SHIPMENT_SCHEDULED,
                    SHIPMENT_DISPATCHED,
                    SHIPMENT_DELIVERED,
                    SHIPMENT_CANCELLED,
                    SHIPMENT_FAILED,
                    DEADLINE_PASSES -> new Ignored();
        };
    }

    private static Decision completed(Signal signal) {
        return signal == Signal.CUSTOMER_CANCELS ? new Refused() : new Ignored();
    }
}
