package dev.waybill.orders.domain;

import dev.waybill.messaging.Causation;

/** An order whose deadline has passed, and the placement as the cause of its cancellation. */
public record ExpiredOrder(Order order, Causation placement) {}
