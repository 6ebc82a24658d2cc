package dev.waybill.orders.domain;

import java.util.List;

/** What a customer who asks to cancel is told. */
public sealed interface CancellationAnswer {

    /** It is cancelled, or will be if shipping can still hold the parcel; no changes if it was asked before. */
    record Accepted(List<Change> changes) implements CancellationAnswer {}

    /** The parcel has left. */
    record TooLate() implements CancellationAnswer {}
}
