package dev.waybill.orders.messaging;

import dev.waybill.events.CancellationReason;
import java.time.Duration;

/** What is worth counting of an order's way. */
sealed interface Milestone {

    record Started() implements Milestone {}

    /**
     * The order took in what it was told.
     *
     * @param type the wire name of what it was told
     * @param waited since the order last changed
     */
    record Step(String type, Duration waited) implements Milestone {}

    /** @param taken since placement */
    record Completed(Duration taken) implements Milestone {}

    /** @param taken since placement */
    record Cancelled(CancellationReason reason, Duration taken) implements Milestone {}
}
