package dev.waybill.messaging;

import dev.waybill.events.OrderId;

/**
 * A call to somebody outside.
 *
 * @param partner who is called, as {@code payment-gateway}
 * @param operation what for, as {@code capture}
 * @param cause the event that it is made for
 */
public record ExternalCall(String partner, String operation, OrderId orderId, Causation cause) {}
