package dev.waybill.shipping.domain;

import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentScheduled;

/** The outcome of a confirmed order. */
public sealed interface BookingResult {

    record Scheduled(ShipmentScheduled event) implements BookingResult {}

    /** The order was cancelled before. */
    record Rejected(ShipmentCancelled event) implements BookingResult {}

    /** The confirmation was handled before. */
    record AlreadyHandled() implements BookingResult {}
}
