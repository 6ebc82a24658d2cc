package dev.waybill.orders.web;

import dev.waybill.messaging.Cause;

/**
 * Somebody who wants to buy.
 *
 * @param cause the request as the cause of what comes of it
 */
record Customer(OrderRequest request, Cause cause) {}
