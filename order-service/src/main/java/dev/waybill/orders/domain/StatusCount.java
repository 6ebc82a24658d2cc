package dev.waybill.orders.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many orders have a status.
 *
 * @param since when the first of them took it; null if there is none or the status is final
 */
public record StatusCount(
        OrderStatus status, long count, @Nullable Instant since) {}
