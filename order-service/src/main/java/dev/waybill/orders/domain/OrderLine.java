package dev.waybill.orders.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.PricedLineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;

/** A quantity of a product, with the product's name and price at placement. */
public record OrderLine(Sku sku, String name, Quantity quantity, Money unitPrice) {

    public Money total() {
        return unitPrice.times(quantity);
    }

    PricedLineItem priced() {
        return new PricedLineItem(sku, quantity, unitPrice.amount());
    }

    LineItem unpriced() {
        return new LineItem(sku, quantity);
    }
}
