package dev.waybill.orders.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Money;
import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import dev.waybill.orders.domain.ProductRepository.UpsertResult;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcProductRepositoryTest {

    private static final OrdersDatabase DATABASE = new OrdersDatabase();
    private static final Product PEN = product("PEN-BLUE", "2.40");
    private static final Product MUG = product("MUG-WHITE", "9.90");

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aProductIsInsertedAndThenReplaced() {
        assertThat(DATABASE.products.upsert(List.of(PEN))).isEqualTo(new UpsertResult(1, 0));
        Product dearer = new Product(PEN.sku(), "Pen", Money.of("300", "JPY"), false);
        assertThat(DATABASE.products.upsert(List.of(MUG, dearer))).isEqualTo(new UpsertResult(1, 1));
        assertThat(DATABASE.products.find(PEN.sku())).contains(dearer);
        assertThat(DATABASE.products.find(MUG.sku())).contains(MUG);
    }

    @Test
    void productsArePagedInTheOrderOfTheirSkus() {
        DATABASE.products.addAllIfEmpty(List.of(PEN, MUG));
        assertThat(DATABASE.products.findPage(1, null)).containsExactly(MUG);
        assertThat(DATABASE.products.findPage(5, MUG.sku())).containsExactly(PEN);
    }

    @Test
    void productsAreAddedOnlyToAnEmptyList() {
        DATABASE.products.addAllIfEmpty(List.of(PEN));
        DATABASE.products.addAllIfEmpty(List.of(MUG));
        assertThat(DATABASE.products.find(List.of(PEN.sku(), MUG.sku()))).containsOnlyKeys(PEN.sku());
    }

    private static Product product(String sku, String price) {
        return new Product(new Sku(sku), "Product " + sku, Money.of(price, "EUR"), true);
    }
}
