package dev.waybill.shipping.domain;

import static dev.waybill.shipping.domain.ShipmentStatus.CANCELLED;
import static dev.waybill.shipping.domain.ShipmentStatus.CLOSED;
import static dev.waybill.shipping.domain.ShipmentStatus.DELIVERED;
import static dev.waybill.shipping.domain.ShipmentStatus.DISPATCHED;
import static dev.waybill.shipping.domain.ShipmentStatus.DISPATCHING;
import static dev.waybill.shipping.domain.ShipmentStatus.FAILED;
import static dev.waybill.shipping.domain.ShipmentStatus.SCHEDULED;
import static dev.waybill.shipping.domain.ShipmentStatus.UNKNOWN;

/**
 * The state machine. An event is published if, and only if, one of these is entered: SCHEDULED, DISPATCHED, DELIVERED,
 * CANCELLED, FAILED. A trigger that does not change the status is a repeat or came too late, and is harmless.
 *
 * <p>Only completed orders are shipped, because {@link ShipmentStatus#DISPATCHING} is committed before the carrier is
 * called, and only the carrier's response ends it. A cancellation request in between changes nothing and is answered by
 * that response: for order-service, dispatched rejects the request and failed accepts it. Order-service cancels a
 * confirmed order only after it has received cancelled or failed, which are both final. So {@code OrderCancelled} should
 * never arrive while a shipment is scheduled or with the carrier. If it does, a scheduled shipment is cancelled, and a
 * claimed one ends as the carrier responds. Personal data is erased only of orders that are over: one that is unknown here
 * is closed by it, so that a confirmation that comes later brings no address.
 */
final class ShipmentStateMachine {

    private ShipmentStateMachine() {}

    static ShipmentStatus next(ShipmentStatus status, ShipmentTrigger trigger) {
        return switch (trigger) {
            case ORDER_CONFIRMED ->
                switch (status) {
                    case UNKNOWN -> SCHEDULED;
                    case CLOSED -> CANCELLED;
                    case SCHEDULED, DISPATCHING, DISPATCHED, DELIVERED, CANCELLED, FAILED -> status;
                };
            case CANCELLATION_REQUESTED ->
                switch (status) {
                    case UNKNOWN, CLOSED, SCHEDULED -> CANCELLED;
                    case DISPATCHING, DISPATCHED, DELIVERED, CANCELLED, FAILED -> status;
                };
            case ORDER_CANCELLED ->
                switch (status) {
                    case UNKNOWN -> CLOSED;
                    case SCHEDULED -> CANCELLED;
                    case CLOSED, DISPATCHING, DISPATCHED, DELIVERED, CANCELLED, FAILED -> status;
                };
            case DISPATCH_DUE -> status == SCHEDULED ? DISPATCHING : status;
            case HANDOVER_ACCEPTED -> status == DISPATCHING ? DISPATCHED : status;
            case HANDOVER_REJECTED -> status == DISPATCHING ? FAILED : status;
            case DELIVERY_REPORTED -> status == DISPATCHED ? DELIVERED : status;
            case PERSONAL_DATA_ERASED -> status == UNKNOWN ? CLOSED : status;
        };
    }
}
