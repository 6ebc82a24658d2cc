package dev.waybill.orders.domain;

import dev.waybill.messaging.Causation;

/**
 * An order that has just been placed.
 *
 * @param placement the event that was published for it
 */
public record NewOrder(Order order, OrderDraft draft, Causation placement) {}
