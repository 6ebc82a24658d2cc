package dev.waybill.shipping.domain;

import dev.waybill.events.Address;
import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;

/**
 * A parcel to hand over to the carrier. An order has one parcel, so the order id identifies it.
 *
 * @param cause the event that caused the handover
 */
public record HandoverRequest(OrderId orderId, Booking booking, Address address, Causation cause) {}
