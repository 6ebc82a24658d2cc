package dev.waybill.orders.api;

import dev.waybill.events.Amount;
import dev.waybill.orders.domain.Product;

/** A product as the API shows it. */
record ProductResponse(String sku, String name, Amount unitPrice, String currency, boolean active) {

    static ProductResponse of(Product product) {
        return new ProductResponse(
                product.getId().value(),
                product.name(),
                product.unitPrice().amount(),
                product.unitPrice().currency().getCurrencyCode(),
                product.isActive());
    }
}
