package dev.waybill.orders.api;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import java.util.Currency;

/** A product that was checked. Its values are placeholders where violations were found. */
record ValidatedProduct(String sku, String name, Amount price, Currency currency, boolean active) {

    Product toProduct() {
        return new Product(new Sku(sku), name, new Money(price, currency), active);
    }
}
