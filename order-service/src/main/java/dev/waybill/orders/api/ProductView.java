package dev.waybill.orders.api;

import dev.waybill.events.Amount;
import dev.waybill.orders.domain.Product;

/** A product as it is shown. */
record ProductView(String sku, String name, Amount unitPrice, String currency, boolean active) {

    static ProductView of(Product product) {
        return new ProductView(
                product.sku().value(),
                product.name(),
                product.unitPrice().amount(),
                product.unitPrice().currency().getCurrencyCode(),
                product.active());
    }
}
