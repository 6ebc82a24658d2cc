package dev.waybill.orders.domain;

import dev.waybill.messaging.Causation;

/**
 * An order as it begins.
 *
 * @param placement the event that tells of it
 */
public record PlacedOrder(Order order, Purchase purchase, Causation placement) {}
