package dev.waybill.orders.domain;

import dev.waybill.events.ReasonCode;

/** Everything that can happen to a return after it was requested. */
public sealed interface ReturnSignal {

    /** The units are at the warehouse, not yet on its shelves. */
    record Arrived() implements ReturnSignal {}

    record Restocked() implements ReturnSignal {}

    record Refunded() implements ReturnSignal {}

    /** For good, unless an operator tries again. */
    record RefundFailed(ReasonCode code) implements ReturnSignal {}
}
