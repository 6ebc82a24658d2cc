package dev.waybill.shipping.saga;

import dev.waybill.events.Address;

/** What shipping wants to know of an order. */
sealed interface OrderNews {

    record Confirmed(Address to) implements OrderNews {}

    record CancellationRequested() implements OrderNews {}

    record Cancelled() implements OrderNews {}
}
