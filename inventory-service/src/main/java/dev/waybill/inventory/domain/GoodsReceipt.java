package dev.waybill.inventory.domain;

import dev.waybill.events.Sku;

/** Units that have arrived from a supplier. */
public record GoodsReceipt(Sku sku, int quantity) {}
