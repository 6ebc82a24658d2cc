package dev.waybill.orders.domain;

import dev.waybill.events.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the price list. Thread-safe. */
public interface ProductRepository {

    /** The products that exist. */
    Map<Sku, Product> find(Collection<Sku> skus);

    Optional<Product> find(Sku sku);

    /** In the order of their skus, starting just after the given one, or at the first. */
    List<Product> findPage(int limit, @Nullable Sku after);

    /** Adds products with distinct skus, or replaces them, all or none. Orders placed before keep their prices. */
    UpsertResult upsert(Collection<Product> products);

    /** Adds the products if there are none yet. */
    void addAllIfEmpty(Collection<Product> products);

    /** How many products were new, and how many existed before. */
    record UpsertResult(int added, int replaced) {}
}
