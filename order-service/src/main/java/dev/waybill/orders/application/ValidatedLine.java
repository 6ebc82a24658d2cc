package dev.waybill.orders.application;

import dev.waybill.events.LineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.ReturnEligibility;
import dev.waybill.web.Field;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line that was checked without the price list or the order; the sku is empty if it was missing or malformed. */
public record ValidatedLine(String sku, int quantity, Field field) {

    boolean hasSku() {
        return !sku.isEmpty();
    }

    LineItem toLineItem() {
        return new LineItem(new Sku(sku), new Quantity(quantity));
    }

    /** The units to return; null, with a violation added, if they cannot be returned. */
    @Nullable LineItem toReturnLine(ReturnEligibility eligibility) {
        if (!hasSku()) {
            return null;
        }
        Optional<Integer> remaining = eligibility.remaining(new Sku(sku));
        if (remaining.isEmpty()) {
            field.at("sku").reject("is not in the order");
            return null;
        }
        if (quantity > remaining.get()) {
            field.at("quantity").reject("must be at most " + remaining.get() + ", which is what is left to return");
            return null;
        }
        return toLineItem();
    }

    /** The line at its current price; null, with a violation added, if the product cannot be ordered. */
    @Nullable OrderLine toOrderLine(Map<Sku, Product> priceList, @Nullable Currency currency) {
        if (!hasSku()) {
            return null;
        }
        Product product = priceList.get(new Sku(sku));
        if (product == null) {
            field.at("sku").reject("is not in the price list");
            return null;
        }
        if (!product.isActive()) {
            field.at("sku").reject("is not on sale");
            return null;
        }
        Currency priced = product.unitPrice().currency();
        if (currency != null && !priced.equals(currency)) {
            field.at("sku").reject("is priced in " + priced + ", lines above in " + currency);
            return null;
        }
        return new OrderLine(product.getId(), product.name(), new Quantity(quantity), product.unitPrice());
    }
}
