package dev.waybill.orders.api;

import dev.waybill.messaging.Causation;

/**
 * Somebody who wants to buy.
 *
 * @param cause the request as the cause of what comes of it
 */
record Customer(OrderRequest request, Causation cause) {}
