package dev.waybill.inventory.persistence;

import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.StockItem;
import dev.waybill.persistence.BatchRepository;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;

/**
 * The stock. It is locked after any reservations. The collation of {@code sku} orders like {@link Sku#compareTo}, so every
 * transaction locks in the same order.
 */
public interface StockItemRepository extends BatchRepository<StockItem, Sku> {

    /** Creates an empty stock of the sku. Returns 0 if there is one. */
    @Modifying
    @NativeQuery("insert into stock (sku, on_hand, reserved) values (:sku, 0, 0) on conflict do nothing")
    int createIfAbsent(Sku sku);

    List<StockItem> findByOrderBySku(Limit limit);

    List<StockItem> findBySkuGreaterThanOrderBySku(Sku after, Limit limit);
}
