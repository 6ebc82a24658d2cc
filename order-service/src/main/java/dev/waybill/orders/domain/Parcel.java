package dev.waybill.orders.domain;

import dev.waybill.events.Address;
import dev.waybill.events.Line;
import java.util.List;

/** What shipping needs to know of an order. */
public record Parcel(List<Line> lines, Address shippingAddress) {}
