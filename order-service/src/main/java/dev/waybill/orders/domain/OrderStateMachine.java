package dev.waybill.orders.domain;

import static dev.waybill.events.CancellationReason.CUSTOMER_REQUEST;
import static dev.waybill.events.CancellationReason.OUT_OF_STOCK;
import static dev.waybill.events.CancellationReason.PAYMENT_DECLINED;
import static dev.waybill.events.CancellationReason.SHIPPING_FAILED;
import static dev.waybill.events.CancellationReason.TIMED_OUT;

import dev.waybill.orders.domain.TransitionOutcome.CancellationRequested;
import dev.waybill.orders.domain.TransitionOutcome.Cancelled;
import dev.waybill.orders.domain.TransitionOutcome.CaptureFailed;
import dev.waybill.orders.domain.TransitionOutcome.Completed;
import dev.waybill.orders.domain.TransitionOutcome.Confirmed;
import dev.waybill.orders.domain.TransitionOutcome.FlagRecorded;
import dev.waybill.orders.domain.TransitionOutcome.Ignored;
import dev.waybill.orders.domain.TransitionOutcome.Rejected;
import dev.waybill.orders.domain.TransitionOutcome.Shipped;

/**
 * The transition table: the outcome of every trigger in every status, given the flags recorded before. No other class
 * decides on an order's status.
 */
final class OrderStateMachine {

    private OrderStateMachine() {}

    static TransitionOutcome decide(OrderStatus status, SagaFlags flags, OrderTrigger trigger) {
        return switch (status) {
            case PENDING -> pending(flags, trigger);
            case CONFIRMED -> confirmed(trigger);
            case CANCELLING -> cancelling(trigger);
            case SHIPPED -> shipped(flags, trigger);
            case COMPLETED -> completed(trigger);
            case CANCELLED -> new Ignored();
        };
    }

    /** The first negative result decides. Results of shipping and capture that come early are recorded as flags. */
    private static TransitionOutcome pending(SagaFlags flags, OrderTrigger trigger) {
        return switch (trigger) {
            case STOCK_RESERVED -> flags.authorized() ? new Confirmed() : new FlagRecorded();
            case PAYMENT_AUTHORIZED -> flags.reserved() ? new Confirmed() : new FlagRecorded();
            case STOCK_REJECTED -> new Cancelled(OUT_OF_STOCK);
            case PAYMENT_DECLINED -> new Cancelled(PAYMENT_DECLINED);
            case SHIPMENT_CANCELLED, SHIPMENT_FAILED -> new Cancelled(SHIPPING_FAILED);
            case CUSTOMER_CANCELS -> new Cancelled(CUSTOMER_REQUEST);
            case DEADLINE_PASSES -> new Cancelled(TIMED_OUT);
            case PAYMENT_CAPTURED,
                    PAYMENT_CAPTURE_FAILED,
                    PAYMENT_SETTLED_MANUALLY,
                    SHIPMENT_DISPATCHED,
                    SHIPMENT_DELIVERED -> new FlagRecorded();
            case STOCK_RELEASED, STOCK_COMMITTED, PAYMENT_VOIDED, PAYMENT_REFUNDED, SHIPMENT_SCHEDULED -> new Ignored();
        };
    }

    /** A shipment that is cancelled without a request of the customer has failed. */
    private static TransitionOutcome confirmed(OrderTrigger trigger) {
        return switch (trigger) {
            case SHIPMENT_DISPATCHED, SHIPMENT_DELIVERED -> new Shipped();
            case SHIPMENT_CANCELLED, SHIPMENT_FAILED -> new Cancelled(SHIPPING_FAILED);
            case CUSTOMER_CANCELS -> new CancellationRequested();
            case PAYMENT_CAPTURED, PAYMENT_CAPTURE_FAILED, PAYMENT_SETTLED_MANUALLY -> new FlagRecorded();
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

    /** Shipping decides: the parcel was stopped, could not be shipped at all, or has left. */
    private static TransitionOutcome cancelling(OrderTrigger trigger) {
        return switch (trigger) {
            case SHIPMENT_CANCELLED, SHIPMENT_FAILED -> new Cancelled(CUSTOMER_REQUEST);
            case SHIPMENT_DISPATCHED, SHIPMENT_DELIVERED -> new Shipped();
            case PAYMENT_CAPTURED, PAYMENT_CAPTURE_FAILED, PAYMENT_SETTLED_MANUALLY -> new FlagRecorded();
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

    /** A parcel that has left cannot be stopped; only the capture is open. */
    private static TransitionOutcome shipped(SagaFlags flags, OrderTrigger trigger) {
        return switch (trigger) {
            case PAYMENT_CAPTURED, PAYMENT_SETTLED_MANUALLY -> new Completed();
            case PAYMENT_CAPTURE_FAILED -> flags.captureFailed() ? new Ignored() : new CaptureFailed();
            case CUSTOMER_CANCELS -> new Rejected();
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

    private static TransitionOutcome completed(OrderTrigger trigger) {
        return trigger == OrderTrigger.CUSTOMER_CANCELS ? new Rejected() : new Ignored();
    }
}
