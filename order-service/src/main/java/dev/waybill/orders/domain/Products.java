package dev.waybill.orders.domain;

import dev.waybill.events.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The price list. Thread-safe. */
public interface Products {

    /** Those that there are. */
    Map<Sku, Product> find(Collection<Sku> skus);

    Optional<Product> find(Sku sku);

    /** In the order of their skus, from just after the given one, or from the first. */
    List<Product> page(int most, @Nullable Sku after);

    /** Adds products, each of another sku, or replaces them, all or none. Orders placed before keep their prices. */
    PutOutcome put(Collection<Product> products);

    /** Fills an empty list; a list that has anything on it stays as it is. */
    void addIfNone(Collection<Product> products);

    /** How many products were new, and how many there were before. */
    record PutOutcome(int added, int replaced) {}
}
