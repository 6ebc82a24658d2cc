package dev.waybill.shipping.domain;

import dev.waybill.events.Address;
import dev.waybill.events.OrderId;

/** What is handed to a carrier. There is one parcel to an order, so the order's id identifies it for ever. */
public record Parcel(OrderId orderId, Booking booking, Address to) {}
