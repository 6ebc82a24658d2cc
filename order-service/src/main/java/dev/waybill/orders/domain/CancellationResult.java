package dev.waybill.orders.domain;

import java.util.List;

/** The result of a customer's request to cancel. */
public sealed interface CancellationResult {

    /** The order is cancelled, or will be if shipping can still stop the parcel; no changes if it was requested before. */
    record Accepted(List<StatusChange> changes) implements CancellationResult {}

    /** The parcel has left. */
    record TooLate() implements CancellationResult {}
}
