package dev.waybill.shipping.domain;

import dev.waybill.events.ShipmentCancelled;
import dev.waybill.events.ShipmentScheduled;

/** What a confirmed order is answered. */
public sealed interface Confirmation {

    record Scheduled(ShipmentScheduled event) implements Confirmation {}

    /** The order was known to be over. */
    record Refused(ShipmentCancelled event) implements Confirmation {}

    /** It has its answer already, or gets it from the carrier. */
    record AlreadyAnswered() implements Confirmation {}
}
