package dev.waybill.orders.domain;

import dev.waybill.events.Money;
import dev.waybill.events.Sku;

/** A product with its current price. Only active products can be ordered. */
public record Product(Sku sku, String name, Money unitPrice, boolean active) {}
