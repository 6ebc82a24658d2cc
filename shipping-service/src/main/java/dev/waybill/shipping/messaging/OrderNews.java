package dev.waybill.shipping.messaging;

import dev.waybill.events.Address;
import dev.waybill.events.LineItem;
import dev.waybill.events.ReturnId;
import java.util.List;

/** What shipping wants to know of an order. */
sealed interface OrderNews {

    record Confirmed(Address to) implements OrderNews {}

    record CancellationRequested() implements OrderNews {}

    record Cancelled() implements OrderNews {}

    record ReturnRequested(ReturnId returnId, List<LineItem> lines) implements OrderNews {}
}
