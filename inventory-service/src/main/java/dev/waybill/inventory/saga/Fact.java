package dev.waybill.inventory.saga;

import dev.waybill.events.Line;
import dev.waybill.events.ReturnId;
import java.util.List;

/** What inventory cares about in an order's course. */
sealed interface Fact {

    record Placed(List<Line> lines) implements Fact {}

    record Cancelled() implements Fact {}

    record Dispatched() implements Fact {}

    /** Units are back at the warehouse. */
    record Returned(ReturnId returnId, List<Line> lines) implements Fact {}
}
