package dev.waybill.orders.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.persistence.ProductRepository.UpsertResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductRepositoryTest {

    private static final OrdersDatabase DATABASE = OrdersDatabase.empty();
    private static final Product PEN = product("PEN-BLUE", "2.40");
    private static final Product MUG = product("MUG-WHITE", "9.90");

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @Test
    void aProductIsInsertedAndThenReplaced() {
        assertThat(DATABASE.products.upsert(List.of(PEN))).isEqualTo(new UpsertResult(1, 0));
        Product dearer = new Product(PEN.getId(), "Pen", Money.of("300", "JPY"), false);
        assertThat(DATABASE.products.upsert(List.of(MUG, dearer))).isEqualTo(new UpsertResult(1, 1));
        assertThat(found(PEN, MUG)).containsExactlyInAnyOrder(described(dearer), described(MUG));
    }

    @Test
    void productsArePagedInTheOrderOfTheirSkus() {
        DATABASE.products.addAllIfEmpty(List.of(PEN, MUG));
        assertThat(described(DATABASE.products.findPage(1, null))).containsExactly(described(MUG));
        assertThat(described(DATABASE.products.findPage(5, MUG.getId()))).containsExactly(described(PEN));
    }

    @Test
    void productsAreAddedOnlyToAnEmptyList() {
        DATABASE.products.addAllIfEmpty(List.of(PEN));
        DATABASE.products.addAllIfEmpty(List.of(MUG));
        assertThat(found(PEN, MUG)).containsExactly(described(PEN));
    }

    private static List<String> found(Product... products) {
        return described(DATABASE.products.findAllById(
                Stream.of(products).map(Product::getId).toList()));
    }

    private static List<String> described(List<Product> products) {
        return products.stream().map(ProductRepositoryTest::described).sorted().toList();
    }

    private static String described(Product product) {
        return product.getId() + " " + product.name() + " " + product.unitPrice() + " " + product.isActive();
    }

    private static Product product(String sku, String price) {
        return new Product(new Sku(sku), "Product " + sku, Money.of(price, "EUR"), true);
    }
}
