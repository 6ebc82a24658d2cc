package dev.waybill.orders.domain;

import dev.waybill.events.CancellationReason;

/** The outcome of a trigger. */
sealed interface TransitionOutcome {

    /** Late, repeated or irrelevant: nothing changes. */
    record Ignored() implements TransitionOutcome {}

    /** The order does not change its status yet; the trigger's flag is recorded. */
    record FlagRecorded() implements TransitionOutcome {}

    record Confirmed() implements TransitionOutcome {}

    record Cancelled(CancellationReason reason) implements TransitionOutcome {}

    /** Shipping is asked whether the parcel can still be stopped. */
    record CancellationRequested() implements TransitionOutcome {}

    record Shipped() implements TransitionOutcome {}

    /** The parcel has left and the payment could not be captured. */
    record CaptureFailed() implements TransitionOutcome {}

    record Completed() implements TransitionOutcome {}

    /** The customer's cancellation comes too late: the parcel has left. */
    record Rejected() implements TransitionOutcome {}
}
