package dev.waybill.orders.api;

import dev.waybill.orders.domain.Product;
import dev.waybill.web.Field;
import dev.waybill.web.TooLargeException;
import dev.waybill.web.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Many products at once: each valid and named once, or none is taken. */
final class WantedProducts {

    static final int MOST = 10_000;

    private WantedProducts() {}

    /** The products, each of another sku. */
    static List<Product> check(List<@Nullable ProductRequest> requests, Violations violations) {
        if (requests.size() > MOST) {
            throw tooMany();
        }
        Set<String> seen = new HashSet<>();
        List<WantedProduct> wanted = violations
                .whole()
                .each(requests, 1, MOST, (ProductRequest request, Field at) -> once(request.check(at), at, seen));
        violations.throwIfAny();
        return wanted.stream().map(WantedProduct::product).toList();
    }

    static TooLargeException tooMany() {
        return new TooLargeException("At most %,d products can be put at once.".formatted(MOST));
    }

    private static WantedProduct once(WantedProduct product, Field at, Set<String> seen) {
        if (!product.sku().isEmpty() && !seen.add(product.sku())) {
            at.at("sku").reject("is already among those above");
        }
        return product;
    }
}
