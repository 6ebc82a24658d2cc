package dev.waybill.orders.web;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import dev.waybill.web.Field;
import dev.waybill.web.Violations;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What a caller sends to put a product on the price list; the sku may be repeated in it. */
record ProductRequest(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String unitPrice,
        @Nullable String currency,
        @Nullable Boolean active) {

    Product check(Sku named) {
        var violations = new Violations();
        if (sku != null && !sku.equals(named.value())) {
            violations.at("sku").reject("must be the sku of the path, if given");
        }
        String text = violations.at("name").text(name, 200);
        Currency priced = violations.at("currency").currency(currency);
        Amount price = price(violations.at("unitPrice"), priced);
        boolean onSale = violations.at("active").flag(active);
        violations.throwIfAny();
        return new Product(named, text, new Money(price, priced), onSale);
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
