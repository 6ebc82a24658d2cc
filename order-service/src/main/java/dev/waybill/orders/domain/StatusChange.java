package dev.waybill.orders.domain;

import dev.waybill.events.OrderEvent;
import org.jspecify.annotations.Nullable;

/**
 * A change of an order that is visible from outside.
 *
 * @param version of the order after the change
 * @param status of the order after the change
 * @param event to publish; null if the change is not published
 */
public record StatusChange(
        int version, OrderStatus status, @Nullable OrderEvent event) {}
