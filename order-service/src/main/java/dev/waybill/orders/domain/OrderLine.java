package dev.waybill.orders.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.Money;
import dev.waybill.events.PricedLineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;

/** So many units of a product, by its name and price of the moment of placement. */
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
