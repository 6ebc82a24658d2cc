package dev.waybill.orders.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many orders are in a status.
 *
 * @param oldest when the oldest of them was placed; null if there is none or nobody asked
 */
public record Tally(
        OrderStatus status, long count, @Nullable Instant oldest) {}
