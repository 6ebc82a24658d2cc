package dev.waybill.orders.api;

import dev.waybill.orders.domain.Products;
import dev.waybill.orders.domain.Products.PutOutcome;
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

/** Many products at once, all or none; those that are not named stay as they are. */
@RestController
class CatalogueController {

    private final Products products;

    CatalogueController(Products products) {
        this.products = products;
    }

    @PutMapping(path = "/products", consumes = "application/json", produces = "application/json")
    PutOutcome putList(@RequestBody List<@Nullable ProductRequest> list) {
        return products.put(WantedProducts.check(list, new Violations()));
    }

    @PutMapping(path = "/products", consumes = "text/csv", produces = "application/json")
    PutOutcome putTable(@RequestBody ProductTable table) {
        return products.put(WantedProducts.check(table.products(), new Violations(table::locate)));
    }

    @Bean
    static RequestSizeOverride aWholeCatalogue() {
        return new RequestSizeOverride("PUT", "/products", DataSize.ofMegabytes(4));
    }

    @Bean
    static ServerHttpMessageConvertersCustomizer tablesOfProducts() {
        return converters -> converters.addCustomConverter(new ProductTableReader());
    }
}
