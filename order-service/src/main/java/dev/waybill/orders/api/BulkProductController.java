package dev.waybill.orders.api;

import dev.waybill.orders.persistence.ProductRepository;
import dev.waybill.orders.persistence.ProductRepository.UpsertResult;
import dev.waybill.web.RequestSizeOverride;
import dev.waybill.web.Violations;
import java.util.List;
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

    private final ProductRepository products;

    BulkProductController(ProductRepository products) {
        this.products = products;
    }

    @PutMapping(path = "/products", consumes = "application/json", produces = "application/json")
    UpsertResult importJson(@RequestBody List<@Nullable ProductRequest> list) {
        return products.upsert(ProductListValidator.validate(list, new Violations()));
    }

    @PutMapping(path = "/products", consumes = "text/csv", produces = "application/json")
    UpsertResult importCsv(@RequestBody ProductCsv csv) {
        return products.upsert(ProductListValidator.validate(csv.products(), new Violations(csv::locate)));
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
