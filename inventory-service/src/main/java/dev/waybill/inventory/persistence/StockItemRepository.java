package dev.waybill.inventory.persistence;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.StockItem;
import dev.waybill.persistence.BatchRepository;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;

/**
 * The stock. It is locked after any reservations. The collation of {@code sku} orders like {@link Sku#compareTo}, so every
 * transaction locks in the same order.
 */
public interface StockItemRepository extends BatchRepository<StockItem, Sku> {

    /** Creates an empty stock of each of these skus that has none. Returns how many were created. */
    default int createIfAbsent(Collection<Sku> skus) {
        return createIfAbsent(skus.stream().map(Sku::value).toArray(String[]::new));
    }

    @Modifying
    @NativeQuery("""
            insert into stock (sku, on_hand, reserved)
            select sku, 0, 0 from unnest(:skus) as new (sku) order by sku collate "C" on conflict do nothing
            """)
    int createIfAbsent(String[] skus);

    /** Those whose skus begin with the prefix, in their order. No character of a sku is greater than a tilde. */
    @NativeQuery("""
            select * from stock where sku > :after and sku >= :prefix and sku < :prefix || '~' order by sku limit :limit
            """)
    List<StockItem> page(String prefix, String after, int limit);
}
