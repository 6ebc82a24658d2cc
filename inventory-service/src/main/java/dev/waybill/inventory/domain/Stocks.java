package dev.waybill.inventory.domain;

import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stock of all skus, and its journal. The first four methods take part in the caller's transaction. */
public interface Stocks {

    /** Locks and loads in the order of the skus, after any reservations; an unknown sku is left out. */
    StockRoom lock(Collection<Sku> skus);

    /** Saves what changed in the room and appends its movements to the journal. */
    void save(StockRoom room);

    /** What came back for these orders so far, while they are locked. */
    List<Movement> returned(Collection<OrderId> orders);

    /** Makes an empty stock for the sku. False if there is one already. */
    boolean open(Sku sku);

    Optional<Stock> find(Sku sku);

    /** A page in the order of the skus. */
    List<Stock> list(@Nullable Sku after, int limit);

    /** A page of the journal of one sku, newest first. */
    List<JournalEntry> journal(Sku sku, @Nullable Long before, int limit);
}
