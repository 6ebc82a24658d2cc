package dev.waybill.inventory.messaging;

import dev.waybill.events.LineItem;
import dev.waybill.events.ReturnId;
import java.util.List;

/** What inventory cares about in an order's course. */
sealed interface Fact {

    record Placed(List<LineItem> lines) implements Fact {}

    record Cancelled() implements Fact {}

    record Dispatched() implements Fact {}

    /** Units are back at the warehouse. */
    record Returned(ReturnId returnId, List<LineItem> lines) implements Fact {}
}
