package dev.waybill.orders.domain;

import dev.waybill.events.CustomerId;
import dev.waybill.events.Sku;
import dev.waybill.events.TrackingNumber;
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
 * @param reasons any of these; any or none if empty
 * @param sku one of the order's lines has it
 * @param updatedFrom the earliest last change, inclusive
 */
public record OrderSearch(
        @Nullable CustomerId customerId,
        @Nullable String reference,
        Set<OrderStatus> statuses,
        @Nullable Instant placedFrom,
        @Nullable Instant placedTo,
        Set<StatusReason> reasons,
        @Nullable Sku sku,
        @Nullable TrackingNumber trackingNumber,
        @Nullable Instant updatedFrom) {

    public OrderSearch {
        statuses = Set.copyOf(statuses);
        reasons = Set.copyOf(reasons);
    }

    public OrderSearch(
            @Nullable CustomerId customerId,
            @Nullable String reference,
            Set<OrderStatus> statuses,
            @Nullable Instant placedFrom,
            @Nullable Instant placedTo) {
        this(customerId, reference, statuses, placedFrom, placedTo, Set.of(), null, null, null);
    }

    /** The same search among the orders of one customer. */
    public OrderSearch ofCustomer(CustomerId customer) {
        return new OrderSearch(
                customer, reference, statuses, placedFrom, placedTo, reasons, sku, trackingNumber, updatedFrom);
    }
}
