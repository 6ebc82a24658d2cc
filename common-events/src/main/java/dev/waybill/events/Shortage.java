package dev.waybill.events;

/** How many units of a sku were requested, and how many were available instead. */
public record Shortage(Sku sku, Quantity requested, Integer available) {

    public Shortage {
        EventPreconditions.requirePresent(sku, "sku");
        EventPreconditions.requirePresent(requested, "requested");
        EventPreconditions.requireAtLeast(available, "available", 0);
    }
}
