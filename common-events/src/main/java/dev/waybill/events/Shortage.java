package dev.waybill.events;

/** What was asked of a sku, and how much less there was to have. */
public record Shortage(Sku sku, Quantity requested, Integer available) {

    public Shortage {
        EventPreconditions.requirePresent(sku, "sku");
        EventPreconditions.requirePresent(requested, "requested");
        EventPreconditions.requireRange(available, "available", 0, Math.max(0, requested.units() - 1));
    }
}
