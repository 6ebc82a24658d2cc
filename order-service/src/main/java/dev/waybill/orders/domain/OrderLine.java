package dev.waybill.orders.domain;

import dev.waybill.events.Line;
import dev.waybill.events.Money;
import dev.waybill.events.PricedLine;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;

/** So many units of a product, by its name and price of the moment of placement. */
public record OrderLine(Sku sku, String name, Quantity quantity, Money unitPrice) {

    public Money total() {
        return unitPrice.times(quantity);
    }

    PricedLine priced() {
        return new PricedLine(sku, quantity, unitPrice.amount());
    }

    Line unpriced() {
        return new Line(sku, quantity);
    }
}
