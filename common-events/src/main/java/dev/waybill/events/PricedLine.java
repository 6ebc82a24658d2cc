package dev.waybill.events;

/** So many units of one sku at the price of the moment of placement. */
public record PricedLine(Sku sku, Quantity quantity, Amount unitPrice) {

    public PricedLine {
        Facts.present(sku, "sku");
        Facts.present(quantity, "quantity");
        Facts.present(unitPrice, "unitPrice");
    }
}
