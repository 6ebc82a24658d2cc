package dev.waybill.orders.domain;

import dev.waybill.events.ReasonCode;

/** Everything that can happen to a return after it was requested. */
public sealed interface ReturnTrigger {

    /** The units are at the warehouse and not yet in stock. */
    record Arrived() implements ReturnTrigger {}

    record Restocked() implements ReturnTrigger {}

    record Refunded() implements ReturnTrigger {}

    /** Permanently, unless an operator retries it. */
    record RefundFailed(ReasonCode code) implements ReturnTrigger {}
}
