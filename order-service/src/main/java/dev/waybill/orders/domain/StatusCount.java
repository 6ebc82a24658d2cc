package dev.waybill.orders.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many orders are in a status.
 *
 * @param oldest when the oldest of them was placed; null if there is none or it was not determined
 */
public record StatusCount(
        OrderStatus status, long count, @Nullable Instant oldest) {}
