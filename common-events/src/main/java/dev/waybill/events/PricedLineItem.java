package dev.waybill.events;

/** A quantity of one sku at its price at the time of placement. */
public record PricedLineItem(Sku sku, Quantity quantity, Amount unitPrice) {

    public PricedLineItem {
        EventPreconditions.requirePresent(sku, "sku");
        EventPreconditions.requirePresent(quantity, "quantity");
        EventPreconditions.requirePresent(unitPrice, "unitPrice");
    }
}
