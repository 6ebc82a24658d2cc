package dev.waybill.orders.api;

import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.persistence.ProductRepository;
import dev.waybill.web.Page;
import dev.waybill.web.PageRequest;
import dev.waybill.web.ProblemException;
import dev.waybill.web.RequestValidator;
import dev.waybill.web.Violation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The price list, a product at a time. */
@RestController
@RequestMapping(path = "/products", produces = "application/json")
class ProductController {

    private final ProductRepository products;
    private final RequestValidator validator;

    ProductController(ProductRepository products, RequestValidator validator) {
        this.products = products;
        this.validator = validator;
    }

    @GetMapping
    Page<ProductResponse> list(PageRequest page) {
        Sku after = page.after(Sku::new).orElse(null);
        return Page.of(
                        products.findPage(page.rows(), after),
                        page,
                        product -> product.getId().value())
                .map(ProductResponse::of);
    }

    @GetMapping("/{sku}")
    ProductResponse get(@PathVariable Sku sku) {
        return products.findById(sku)
                .map(ProductResponse::of)
                .orElseThrow(() -> ProblemException.notFound("There is no such product."));
    }

    @PutMapping(path = "/{sku}", consumes = "application/json")
    ResponseEntity<ProductResponse> put(@PathVariable Sku sku, @RequestBody ProductRequest request) {
        var violations = new ArrayList<Violation>();
        if (request.sku() != null && !request.sku().equals(sku.value())) {
            violations.add(new Violation("#/sku", "must be the sku of the path, if given"));
        }
        ProductRequest complete = request.withSku(sku);
        violations.addAll(validator.check(complete));
        ProblemException.throwIfAny(violations);
        Product product = complete.toProduct();
        boolean isNew = products.upsert(List.of(product)).added() == 1;
        return (isNew ? ResponseEntity.created(URI.create("/products/" + sku)) : ResponseEntity.ok())
                .body(ProductResponse.of(product));
    }
}
