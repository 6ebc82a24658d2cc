package dev.waybill.orders.domain;

import dev.waybill.events.CustomerId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are looked for; what is not said does not matter.
 *
 * @param statuses any of these; any at all if empty
 * @param placedFrom the earliest placement
 * @param placedTo the placement from which on an order is too late
 */
public record OrderSearch(
        @Nullable CustomerId customerId,
        Set<OrderStatus> statuses,
        @Nullable Instant placedFrom,
        @Nullable Instant placedTo) {

    public OrderSearch {
        statuses = Set.copyOf(statuses);
    }
}
