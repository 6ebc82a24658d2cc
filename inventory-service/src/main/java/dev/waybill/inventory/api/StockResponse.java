package dev.waybill.inventory.api;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.StockItem;

/** The stock of a sku in the API. */
record StockResponse(Sku sku, int onHand, int reserved, int available) {

    static StockResponse of(StockItem stock) {
        return new StockResponse(stock.sku(), stock.onHand(), stock.reserved(), stock.available());
    }
}
