package dev.waybill.inventory.api;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.StockLevel;

/** The stock of a sku in the API. */
record StockResponse(Sku sku, int onHand, int reserved, int available) {

    static StockResponse of(StockLevel stock) {
        return new StockResponse(stock.sku(), stock.onHand(), stock.reserved(), stock.onHand() - stock.reserved());
    }
}
