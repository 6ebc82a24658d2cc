package dev.waybill.orders.api;

import dev.waybill.events.OrderId;

/** What whoever placed an order is answered, now and whenever they ask again with the same key. */
public record PlacedAnswer(OrderId orderId, byte[] body) {}
