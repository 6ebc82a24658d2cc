package dev.waybill.inventory.domain;

import dev.waybill.events.Shortage;
import java.util.List;

/** The outcome of a placed order. */
public sealed interface ReservationResult {

    /** All lines are reserved. */
    record Reserved() implements ReservationResult {}

    /** All lines are reserved and committed, because the dispatch was received before the order. */
    record ReservedAndCommitted() implements ReservationResult {}

    /** Nothing is reserved. Without shortages if the order was cancelled before. */
    record Rejected(List<Shortage> shortages) implements ReservationResult {

        public Rejected {
            shortages = List.copyOf(shortages);
        }
    }
}
