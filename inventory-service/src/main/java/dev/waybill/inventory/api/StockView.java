package dev.waybill.inventory.api;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.Stock;

/** A stock as the API shows it. */
record StockView(Sku sku, int onHand, int reserved, int available) {

    static StockView of(Stock stock) {
        return new StockView(stock.sku(), stock.onHand(), stock.reserved(), stock.available());
    }
}
