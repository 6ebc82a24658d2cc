package dev.waybill.orders.api;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import dev.waybill.web.SkuText;
import dev.waybill.web.Text;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The request to put a product on the price list, as it was sent. */
@UnitPrice
record ProductRequest(
        @NotNull @SkuText @Nullable String sku,
        @NotNull @Text(max = 200) @Nullable String name,
        @NotNull @Nullable String currency,
        @NotNull @Nullable String unitPrice,
        @NotNull @Nullable Boolean active) {

    @AssertTrue(message = "must be an ISO 4217 currency code") boolean isCurrency() {
        return currency == null || knownCurrency() != null;
    }

    /** The currency, if it has a defined number of decimals; null otherwise. */
    @Nullable Currency knownCurrency() {
        try {
            Currency known = currency == null ? null : Currency.getInstance(currency);
            return known == null || known.getDefaultFractionDigits() < 0 ? null : known;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    ProductRequest withSku(Sku other) {
        return new ProductRequest(other.value(), name, currency, unitPrice, active);
    }

    ProductRequest withUnitPrice(String other) {
        return new ProductRequest(sku, name, currency, other, active);
    }

    /** The product of a valid request. */
    Product toProduct() {
        return new Product(
                new Sku(requireNonNull(sku)),
                requireNonNull(name),
                Money.of(requireNonNull(unitPrice), requireNonNull(currency)),
                requireNonNull(active));
    }
}
