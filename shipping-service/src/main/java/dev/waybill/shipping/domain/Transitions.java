package dev.waybill.shipping.domain;

import static dev.waybill.shipping.domain.State.CANCELLED;
import static dev.waybill.shipping.domain.State.CLOSED;
import static dev.waybill.shipping.domain.State.DELIVERED;
import static dev.waybill.shipping.domain.State.DISPATCHED;
import static dev.waybill.shipping.domain.State.DISPATCHING;
import static dev.waybill.shipping.domain.State.FAILED;
import static dev.waybill.shipping.domain.State.SCHEDULED;

/**
 * The whole state machine. An event is told when, and only when, a state is entered: scheduled, dispatched, delivered,
 * cancelled or failed. What leaves the state as it is, is a repeat or came too late, and is harmless.
 *
 * <p>Only completed orders are shipped, because {@link State#DISPATCHING} is committed before the carrier is called and
 * is left only by its answer. A wish to cancel that comes meanwhile changes nothing and gets that answer:
 * order-service takes dispatched for a refusal and failed for a consent. It never cancels a confirmed order without
 * having heard either cancelled or failed from here, and both are final; so an {@code OrderCancelled} cannot rightly
 * come while a shipment is scheduled or under way. Should one come all the same, a scheduled shipment is called back,
 * and one under way, which nobody can call back, ends as the carrier says.
 */
final class Transitions {

    private Transitions() {}

    static State after(State state, Happening happening) {
        return switch (happening) {
            case ORDER_CONFIRMED ->
                switch (state) {
                    case UNKNOWN -> SCHEDULED;
                    case CLOSED -> CANCELLED;
                    case SCHEDULED, DISPATCHING, DISPATCHED, DELIVERED, CANCELLED, FAILED -> state;
                };
            case CANCELLATION_REQUESTED ->
                switch (state) {
                    case UNKNOWN, CLOSED, SCHEDULED -> CANCELLED;
                    case DISPATCHING, DISPATCHED, DELIVERED, CANCELLED, FAILED -> state;
                };
            case ORDER_CANCELLED ->
                switch (state) {
                    case UNKNOWN -> CLOSED;
                    case SCHEDULED -> CANCELLED;
                    case CLOSED, DISPATCHING, DISPATCHED, DELIVERED, CANCELLED, FAILED -> state;
                };
            case DISPATCH_DUE -> state == SCHEDULED ? DISPATCHING : state;
            case CARRIER_TOOK_IT -> state == DISPATCHING ? DISPATCHED : state;
            case CARRIER_REFUSED_IT -> state == DISPATCHING ? FAILED : state;
            case CARRIER_DID_NOT_ANSWER -> state;
            case DELIVERY_REPORTED -> state == DISPATCHED ? DELIVERED : state;
        };
    }
}
