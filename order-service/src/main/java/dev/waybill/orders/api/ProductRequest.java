package dev.waybill.orders.api;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.web.Field;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What a caller sends to put a product on the price list. */
record ProductRequest(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String unitPrice,
        @Nullable String currency,
        @Nullable Boolean active) {

    /** Checked as the product of the path, whose sku may be repeated in it. */
    WantedProduct check(Sku named, Field at) {
        if (sku != null && !sku.equals(named.value())) {
            at.at("sku").reject("must be the sku of the path, if given");
        }
        return check(named.value(), at);
    }

    /** Checked as one of many, which must say its own sku. */
    WantedProduct check(Field at) {
        return check(at.at("sku").matching(sku, Sku::isValid, WantedLine.SKU_FORM), at);
    }

    private WantedProduct check(String of, Field at) {
        String text = at.at("name").text(name, 200);
        Currency priced = at.at("currency").currency(currency);
        Amount price = price(at.at("unitPrice"), priced);
        return new WantedProduct(of, text, price, priced, at.at("active").flag(active));
    }

    /** How many decimals are right, only a currency that there is can say. */
    private Amount price(Field at, Currency priced) {
        boolean known = priced.getCurrencyCode().equals(currency);
        if (unitPrice != null && !known) {
            return Money.zero(priced).amount();
        }
        Amount price = at.money(unitPrice, priced);
        if (price.toString().equals(unitPrice) && price.value().signum() == 0) {
            at.reject("must be more than nothing");
        }
        return price;
    }
}
