package dev.waybill.orders.api;

import dev.waybill.events.LineItem;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.OrderLine;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.Returnable;
import dev.waybill.web.Field;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line as it was asked for; the sku is empty if it was none. */
record WantedLine(String sku, int quantity, Field at) {

    static final String SKU_FORM = "must be 1 to 64 letters, digits, dots, dashes or underscores";

    boolean namesASku() {
        return !sku.isEmpty();
    }

    LineItem unpriced() {
        return new LineItem(new Sku(sku), new Quantity(quantity));
    }

    /** The units that are to be returned; null, and noted as a violation, if they cannot be. */
    @Nullable LineItem comingBack(Returnable returnable) {
        if (!namesASku()) {
            return null;
        }
        Optional<Integer> left = returnable.left(new Sku(sku));
        if (left.isEmpty()) {
            at.at("sku").reject("is not in the order");
            return null;
        }
        if (quantity > left.get()) {
            at.at("quantity").reject("must be at most " + left.get() + ", which is what is left to return");
            return null;
        }
        return unpriced();
    }

    /** The line at today's price; null, and noted as a violation, if it cannot be had. */
    @Nullable OrderLine price(Map<Sku, Product> priceList, @Nullable Currency currency) {
        if (!namesASku()) {
            return null;
        }
        Product product = priceList.get(new Sku(sku));
        if (product == null) {
            at.at("sku").reject("is not in the price list");
            return null;
        }
        if (!product.active()) {
            at.at("sku").reject("is not on sale");
            return null;
        }
        Currency priced = product.unitPrice().currency();
        if (currency != null && !priced.equals(currency)) {
            at.at("sku").reject("is priced in " + priced + ", lines above in " + currency);
            return null;
        }
        return new OrderLine(product.sku(), product.name(), new Quantity(quantity), product.unitPrice());
    }
}
