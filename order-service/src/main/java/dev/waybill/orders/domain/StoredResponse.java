package dev.waybill.orders.domain;

import dev.waybill.events.OrderId;

/** The response to a request that placed an order; a repeated request with the same key gets it again. */
public record StoredResponse(OrderId orderId, byte[] body) {}
