package dev.waybill.events;

/** So many units of one sku at the price of the moment of placement. */
public record PricedLineItem(Sku sku, Quantity quantity, Amount unitPrice) {

    public PricedLineItem {
        EventPreconditions.requirePresent(sku, "sku");
        EventPreconditions.requirePresent(quantity, "quantity");
        EventPreconditions.requirePresent(unitPrice, "unitPrice");
    }
}
