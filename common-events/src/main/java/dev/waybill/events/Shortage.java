package dev.waybill.events;

/** What was asked of a sku, and how much less there was to have. */
public record Shortage(Sku sku, Quantity requested, Integer available) {

    public Shortage {
        Facts.present(sku, "sku");
        Facts.present(requested, "requested");
        Facts.between(available, "available", 0, Math.max(0, requested.units() - 1));
    }
}
