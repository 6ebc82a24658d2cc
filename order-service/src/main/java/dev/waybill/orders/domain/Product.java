package dev.waybill.orders.domain;

import dev.waybill.events.Money;
import dev.waybill.events.Sku;

/** What can be ordered, and for how much. Only what is active can. */
public record Product(Sku sku, String name, Money unitPrice, boolean active) {}
