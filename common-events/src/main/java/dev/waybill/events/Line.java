package dev.waybill.events;

/** So many units of one sku. */
public record Line(Sku sku, Quantity quantity) {

    public Line {
        Facts.present(sku, "sku");
        Facts.present(quantity, "quantity");
    }
}
