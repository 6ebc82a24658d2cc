package dev.waybill.orders.api;

import dev.waybill.orders.persistence.ProductRepository;
import dev.waybill.orders.persistence.ProductRepository.UpsertResult;
import dev.waybill.web.ProblemException;
import dev.waybill.web.RequestSizeOverride;
import dev.waybill.web.RequestValidator;
import dev.waybill.web.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Puts many products on the price list at once, all or none; other products are not changed. */
@RestController
class BulkProductController {

    static final int MAX_PRODUCTS = 10_000;

    private final ProductRepository products;
    private final RequestValidator validator;

    BulkProductController(ProductRepository products, RequestValidator validator) {
        this.products = products;
        this.validator = validator;
    }

    @PutMapping(path = "/products", consumes = "application/json", produces = "application/json")
    UpsertResult importJson(@RequestBody List<@Nullable ProductRequest> list) {
        return put(list, UnaryOperator.identity());
    }

    @PutMapping(path = "/products", consumes = "text/csv", produces = "application/json")
    UpsertResult importCsv(@RequestBody ProductCsv csv) {
        return put(csv.products(), csv::locate);
    }

    static ProblemException tooMany() {
        return ProblemException.tooLarge(
                String.format(Locale.ROOT, "At most %,d products can be put at once.", MAX_PRODUCTS));
    }

    /** @param translation makes each violation of the one that it would be in JSON */
    private UpsertResult put(List<@Nullable ProductRequest> list, UnaryOperator<Violation> translation) {
        List<Violation> violations = check(list);
        violations.replaceAll(translation);
        ProblemException.throwIfAny(violations);
        return products.upsert(list.stream()
                .map(request -> Objects.requireNonNull(request).toProduct())
                .toList());
    }

    /** All products must be valid and have distinct skus. */
    private List<Violation> check(List<@Nullable ProductRequest> list) {
        if (list.size() > MAX_PRODUCTS) {
            throw tooMany();
        }
        var violations = new ArrayList<Violation>();
        if (list.isEmpty()) {
            violations.add(new Violation("#", "must have 1 to " + MAX_PRODUCTS + " items"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String pointer = "#/" + i;
            ProductRequest product = list.get(i);
            if (product == null) {
                violations.add(new Violation(pointer, "is missing"));
            } else {
                violations.addAll(validator.check(product, pointer));
                String sku = product.sku();
                if (sku != null && product.isSku() && !seen.add(sku)) {
                    violations.add(new Violation(pointer + "/sku", "is already among those above"));
                }
            }
        }
        return violations;
    }

    @Bean
    static RequestSizeOverride bulkProductSizeLimit() {
        return new RequestSizeOverride("PUT", "/products", DataSize.ofMegabytes(4));
    }

    @Bean
    static ServerHttpMessageConvertersCustomizer productCsvConverter() {
        return converters -> converters.addCustomConverter(new ProductCsvHttpMessageConverter());
    }
}
