package dev.waybill.orders.domain;

import dev.waybill.events.CustomerId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Criteria of a search for orders; null or empty criteria are not applied.
 *
 * @param reference the shop's own number of an order
 * @param statuses any of these; any at all if empty
 * @param placedFrom the earliest placement, inclusive
 * @param placedTo the latest placement, exclusive
 */
public record OrderSearch(
        @Nullable CustomerId customerId,
        @Nullable String reference,
        Set<OrderStatus> statuses,
        @Nullable Instant placedFrom,
        @Nullable Instant placedTo) {

    public OrderSearch {
        statuses = Set.copyOf(statuses);
    }
}
