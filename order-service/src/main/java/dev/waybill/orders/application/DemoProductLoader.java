package dev.waybill.orders.application;

import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.persistence.ProductRepository;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Adds products on the first start if the setting asks for demo data. */
@Component
@ConditionalOnBooleanProperty("waybill.demo-data")
class DemoProductLoader implements ApplicationRunner {

    private final ProductRepository products;

    DemoProductLoader(ProductRepository products) {
        this.products = products;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        products.addAllIfEmpty(List.of(
                product("MUG-WHITE", "White mug", "9.90"),
                product("MUG-BLACK", "Black mug", "9.90"),
                product("TSHIRT-BLACK-S", "Black T-shirt, small", "24.50"),
                product("TSHIRT-BLACK-M", "Black T-shirt, medium", "24.50"),
                product("TSHIRT-BLACK-L", "Black T-shirt, large", "24.50"),
                product("POSTER-A2", "Poster, A2", "14.00"),
                product("POSTER-A3", "Poster, A3", "9.00"),
                product("NOTEBOOK-A5", "Notebook, A5", "7.20"),
                product("PEN-BLUE", "Blue pen", "2.40"),
                product("TOTE-BAG", "Tote bag", "12.00"),
                product("STICKER-SET", "Set of stickers", "3.50"),
                product("LAST-ONE", "The last one of its kind", "99.00")));
    }

    private static Product product(String sku, String name, String price) {
        return new Product(new Sku(sku), name, Money.of(price, "EUR"), true);
    }
}
