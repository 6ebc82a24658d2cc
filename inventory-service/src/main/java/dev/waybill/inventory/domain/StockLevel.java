package dev.waybill.inventory.domain;

import dev.waybill.events.Sku;

/** The units of a sku at one point in time. */
public record StockLevel(Sku sku, int onHand, int reserved) {

    public static StockLevel of(StockItem item) {
        return new StockLevel(item.sku(), item.onHand(), item.reserved());
    }
}
