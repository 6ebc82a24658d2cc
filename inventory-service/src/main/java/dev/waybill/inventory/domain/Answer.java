package dev.waybill.inventory.domain;

import dev.waybill.events.Shortage;
import java.util.List;

/** What a placed order hears. It hears it once. */
public sealed interface Answer {

    /** All lines are set aside. */
    record Reserved() implements Answer {}

    /** All lines were set aside and left at once, because the dispatch had come first. */
    record ReservedAndCommitted() implements Answer {}

    /** Nothing is set aside; without shortages if the order was already closed. */
    record Rejected(List<Shortage> shortages) implements Answer {

        public Rejected {
            shortages = List.copyOf(shortages);
        }
    }
}
