package dev.waybill.orders.domain;

import dev.waybill.events.CancellationReason;

/** What follows from a signal. */
sealed interface Decision {

    /** Late, repeated or of no concern: nothing changes. */
    record Ignored() implements Decision {}

    /** Does not move the order yet; what it says is remembered. */
    record Noted() implements Decision {}

    record Confirmed() implements Decision {}

    record Cancelled(CancellationReason reason) implements Decision {}

    /** Shipping is asked whether the parcel can still be held. */
    record CancellationRequested() implements Decision {}

    record Shipped() implements Decision {}

    /** The parcel has left and the money could not be taken. */
    record CaptureMissed() implements Decision {}

    record Completed() implements Decision {}

    /** The customer comes too late: the parcel has left. */
    record Refused() implements Decision {}
}
