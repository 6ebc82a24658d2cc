package dev.waybill.orders.domain;

import dev.waybill.events.OrderId;
import java.time.Instant;

/**
 * An order that waits for an answer.
 *
 * @param reserved whether inventory-service has answered
 * @param authorized whether payment-service has answered
 */
public record PendingOrder(OrderId id, Instant placedAt, boolean reserved, boolean authorized) {}
