package dev.waybill.orders.domain;

import dev.waybill.events.Address;
import dev.waybill.events.LineItem;
import java.util.List;

/** What shipping needs to know about an order. */
public record ShipmentDetails(List<LineItem> lines, Address shippingAddress) {}
