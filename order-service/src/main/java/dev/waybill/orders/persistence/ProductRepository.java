package dev.waybill.orders.persistence;

import dev.waybill.events.Sku;
import dev.waybill.orders.domain.Product;
import dev.waybill.persistence.BatchRepository;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.transaction.annotation.Transactional;

/** Stores the price list. Thread-safe. */
public interface ProductRepository extends BatchRepository<Product, Sku> {

    /** In the order of their skus, starting just after the given one, or at the first. */
    default List<Product> findPage(int limit, @Nullable Sku after) {
        return findAfter(after == null ? "" : after.value(), limit);
    }

    @NativeQuery("select * from products where sku > :sku order by sku limit :limit")
    List<Product> findAfter(String sku, int limit);

    /** Adds products with distinct skus, or replaces them, all or none. Orders placed before keep their prices. */
    @Transactional
    default UpsertResult upsert(Collection<Product> products) {
        return upsert(products, true);
    }

    /** Adds the products if there are none yet. */
    @Transactional
    default void addAllIfEmpty(Collection<Product> products) {
        upsert(products, false);
    }

    private UpsertResult upsert(Collection<Product> products, boolean replace) {
        return upsert(
                column(products, product -> product.getId().value()).toArray(String[]::new),
                column(products, Product::name).toArray(String[]::new),
                column(products, product -> product.unitPrice().amount().value())
                        .toArray(BigDecimal[]::new),
                column(products, product -> product.unitPrice().currency().getCurrencyCode())
                        .toArray(String[]::new),
                column(products, Product::isActive).toArray(Boolean[]::new),
                replace);
    }

    private static <T> List<T> column(Collection<Product> products, Function<Product, T> value) {
        return products.stream().map(value).toList();
    }

    /**
     * The old version of a row is null if the row is new. Rows are locked in the order of their skus, so that two lists
     * with common products cannot deadlock.
     */
    @Transactional
    @NativeQuery("""
            with put as (
                insert into products (sku, name, unit_price, currency, active)
                select * from unnest(:skus, :names, :prices, :currencies, :active) as row (sku)
                where :replace or not exists (select from products)
                order by sku collate "C"
                on conflict (sku) do update
                set name = excluded.name, unit_price = excluded.unit_price, currency = excluded.currency,
                    active = excluded.active
                where :replace
                returning old.sku is null as is_new)
            select count(*) filter (where is_new) as added, count(*) filter (where not is_new) as replaced from put
            """)
    UpsertResult upsert(
            String[] skus, String[] names, BigDecimal[] prices, String[] currencies, Boolean[] active, boolean replace);

    /** How many products were new, and how many existed before. */
    record UpsertResult(long added, long replaced) {}
}
