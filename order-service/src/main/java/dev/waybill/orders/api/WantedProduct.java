package dev.waybill.orders.api;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import java.util.Currency;

/** A product as it was asked for; only without violations is it all there. */
record WantedProduct(String sku, String name, Amount price, Currency currency, boolean active) {

    Product product() {
        return new Product(new Sku(sku), name, new Money(price, currency), active);
    }
}
