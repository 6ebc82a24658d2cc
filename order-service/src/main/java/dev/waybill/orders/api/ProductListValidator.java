package dev.waybill.orders.api;

import dev.waybill.orders.domain.Product;
import dev.waybill.web.Field;
import dev.waybill.web.TooLargeException;
import dev.waybill.web.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a list of products: all of them must be valid and have distinct skus. */
final class ProductListValidator {

    static final int MAX_PRODUCTS = 10_000;

    private ProductListValidator() {}

    static List<Product> validate(List<@Nullable ProductRequest> requests, Violations violations) {
        if (requests.size() > MAX_PRODUCTS) {
            throw tooMany();
        }
        Set<String> seen = new HashSet<>();
        List<ValidatedProduct> validated = violations
                .whole()
                .each(
                        requests,
                        1,
                        MAX_PRODUCTS,
                        (ProductRequest request, Field field) -> rejectDuplicate(request.validate(field), field, seen));
        violations.throwIfAny();
        return validated.stream().map(ValidatedProduct::toProduct).toList();
    }

    static TooLargeException tooMany() {
        return new TooLargeException("At most %,d products can be put at once.".formatted(MAX_PRODUCTS));
    }

    private static ValidatedProduct rejectDuplicate(ValidatedProduct product, Field field, Set<String> seen) {
        if (!product.sku().isEmpty() && !seen.add(product.sku())) {
            field.at("sku").reject("is already among those above");
        }
        return product;
    }
}
