package dev.waybill.events;

/** A quantity of one sku. */
public record LineItem(Sku sku, Quantity quantity) {

    public LineItem {
        EventPreconditions.requirePresent(sku, "sku");
        EventPreconditions.requirePresent(quantity, "quantity");
    }
}
