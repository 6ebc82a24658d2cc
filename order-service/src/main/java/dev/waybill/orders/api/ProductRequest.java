package dev.waybill.orders.api;

import dev.waybill.events.Amount;
import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.web.Field;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The request to put a product on the price list, as it was sent. */
record ProductRequest(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String unitPrice,
        @Nullable String currency,
        @Nullable Boolean active) {

    /** Checks a request for the product of the path; its body may repeat the sku. */
    ValidatedProduct validate(Sku pathSku, Field field) {
        if (sku != null && !sku.equals(pathSku.value())) {
            field.at("sku").reject("must be the sku of the path, if given");
        }
        return validate(pathSku.value(), field);
    }

    /** Checks an element of a list, which must contain its own sku. */
    ValidatedProduct validate(Field field) {
        return validate(field.at("sku").matching(sku, Sku::isValid, LineRequest.SKU_FORM), field);
    }

    private ValidatedProduct validate(String validSku, Field field) {
        String validName = field.at("name").text(name, 200);
        Currency validCurrency = field.at("currency").currency(currency);
        Amount price = price(field.at("unitPrice"), validCurrency);
        return new ValidatedProduct(
                validSku, validName, price, validCurrency, field.at("active").flag(active));
    }

    /** The number of decimals depends on the currency, so the price is checked only if the currency is valid. */
    private Amount price(Field field, Currency validCurrency) {
        boolean isCurrencyValid = validCurrency.getCurrencyCode().equals(currency);
        if (unitPrice != null && !isCurrencyValid) {
            return Money.zero(validCurrency).amount();
        }
        Amount price = field.money(unitPrice, validCurrency);
        if (price.toString().equals(unitPrice) && price.value().signum() == 0) {
            field.reject("must be more than zero");
        }
        return price;
    }
}
