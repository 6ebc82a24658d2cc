package dev.waybill.orders.application;

import dev.waybill.messaging.Causation;

/**
 * A request to place an order, as it waits to be placed together with others.
 *
 * @param cause the request as the cause of the order
 */
record PlacementRequest(UnvalidatedOrder order, Causation cause) {}
