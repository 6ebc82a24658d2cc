package dev.waybill.messaging;

import dev.waybill.events.OrderId;

/**
 * Describes a call to a partner outside.
 *
 * @param partner the partner's name, as {@code payment-gateway}
 * @param operation what the partner does, as {@code capture}
 * @param cause the event that the call is made for
 */
public record ExternalCall(String partner, String operation, OrderId orderId, Causation cause) {}
