package dev.waybill.orders.api;

import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.Products;
import dev.waybill.web.NotFoundException;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import dev.waybill.web.Violations;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The price list. */
@RestController
@RequestMapping(path = "/products", produces = "application/json")
class ProductController {

    private final Products products;

    ProductController(Products products) {
        this.products = products;
    }

    @GetMapping
    Page<ProductView> all(PageRequest page) {
        Sku after = page.after(Sku::new).orElse(null);
        return Page.of(
                        products.page(page.rows(), after),
                        page,
                        product -> product.sku().value())
                .map(ProductView::of);
    }

    @GetMapping("/{sku}")
    ProductView one(@PathVariable Sku sku) {
        return products.find(sku)
                .map(ProductView::of)
                .orElseThrow(() -> new NotFoundException("There is no such product."));
    }

    @PutMapping(path = "/{sku}", consumes = "application/json")
    ResponseEntity<ProductView> put(@PathVariable Sku sku, @RequestBody ProductRequest request) {
        var violations = new Violations();
        WantedProduct wanted = request.check(sku, violations.whole());
        violations.throwIfAny();
        Product product = wanted.product();
        boolean isNew = products.put(List.of(product)).added() == 1;
        return (isNew ? ResponseEntity.created(URI.create("/products/" + sku)) : ResponseEntity.ok())
                .body(ProductView.of(product));
    }
}
