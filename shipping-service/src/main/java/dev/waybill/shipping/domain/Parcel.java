package dev.waybill.shipping.domain;

import dev.waybill.events.Address;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;

/**
 * What is handed to a carrier. There is one parcel to an order, so the order's id identifies it for ever.
 *
 * @param cause the event that it is handed over for
 */
public record Parcel(OrderId orderId, Booking booking, Address to, Causation cause) {}
