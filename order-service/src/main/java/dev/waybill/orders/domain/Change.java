package dev.waybill.orders.domain;

import dev.waybill.events.OrderEvent;
import org.jspecify.annotations.Nullable;

/**
 * An order changed so that it can be seen from outside.
 *
 * @param version that of the order after the change
 * @param status that of the order after the change
 * @param announcement what all others are to hear of it; null if they need not
 */
public record Change(
        int version, OrderStatus status, @Nullable OrderEvent announcement) {}
