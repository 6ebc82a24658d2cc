package dev.waybill.inventory.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the stock and its movements. The first four methods take part in the caller's transaction. */
public interface StockRepository {

    /** Locks and loads in the order of the skus, after any reservations. Unknown skus are left out. */
    LockedStock lock(Collection<Sku> skus);

    /** Saves the changed stocks and appends their changes to the movements. */
    void save(LockedStock stock);

    /** The returns of these orders so far, whose reservations are locked. */
    List<StockChange> returns(Collection<OrderId> orders);

    /** Creates an empty stock of the sku. Returns false if there is one. */
    boolean createIfAbsent(Sku sku);

    Optional<Stock> find(Sku sku);

    /** A page in the order of the skus. */
    List<Stock> list(@Nullable Sku after, int limit);

    /** A page of the movements of one sku, newest first. */
    List<StockMovement> movements(Sku sku, @Nullable Long before, int limit);
}
