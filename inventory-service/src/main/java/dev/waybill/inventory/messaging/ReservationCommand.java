package dev.waybill.inventory.messaging;

import dev.waybill.events.LineItem;
import dev.waybill.events.ReturnId;
import java.util.List;

/** What an event of another service asks of inventory-service. */
sealed interface ReservationCommand {

    record Reserve(List<LineItem> lines) implements ReservationCommand {}

    record Release() implements ReservationCommand {}

    record Commit() implements ReservationCommand {}

    /** Returned units are back in the warehouse. */
    record Restock(ReturnId returnId, List<LineItem> lines) implements ReservationCommand {}
}
