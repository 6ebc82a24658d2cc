package dev.waybill.orders.api;

import dev.waybill.orders.persistence.ProductRepository;
import dev.waybill.orders.persistence.ProductRepository.UpsertResult;
import dev.waybill.web.CsvTable;
import dev.waybill.web.ProblemException;
import dev.waybill.web.RequestSizeOverride;
import dev.waybill.web.RequestValidator;
import dev.waybill.web.Violation;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Puts many products on the price list at once, all or none; other products are not changed. */
@RestController
class BulkProductController {

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

    @PutMapping(
            path = "/products",
            consumes = {CsvTable.MEDIA_TYPE, CsvTable.EXCEL_MEDIA_TYPE},
            produces = "application/json")
    UpsertResult importCsv(@RequestBody CsvTable table) {
        return put(ProductCsv.products(table), violation -> ProductCsv.locate(table, violation));
    }

    /** @param location makes each violation of the one that it would be in JSON */
    private UpsertResult put(List<@Nullable ProductRequest> list, UnaryOperator<Violation> location) {
        List<Violation> violations = validator.checkAll(list, "sku", ProductRequest::sku);
        violations.replaceAll(location);
        ProblemException.throwIfAny(violations);
        return products.upsert(list.stream()
                .map(request -> Objects.requireNonNull(request).toProduct())
                .toList());
    }

    @Bean
    static RequestSizeOverride bulkProductSizeLimit() {
        return new RequestSizeOverride("PUT", "/products", DataSize.ofMegabytes(4));
    }
}
