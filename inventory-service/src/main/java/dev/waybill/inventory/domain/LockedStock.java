package dev.waybill.inventory.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Shortage;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.StockChange.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The stock of all skus that one transaction has locked, and its changes. Decisions are made one after the other, so the
 * last unit goes to exactly one order. Not thread-safe.
 */
public final class LockedStock {

    private final Map<Sku, StockItem> items = new HashMap<>();
    private final List<StockChange> changes = new ArrayList<>();
    private final List<StockChange> returns = new ArrayList<>();

    public LockedStock(Collection<StockItem> locked) {
        locked.forEach(item -> items.put(item.sku(), item));
    }

    /** Adds the returns of earlier transactions; required before {@link Reservation#restock}. */
    public void addStoredReturns(List<StockChange> stored) {
        returns.addAll(stored);
    }

    public Optional<StockItem> find(Sku sku) {
        return Optional.ofNullable(items.get(sku));
    }

    /** @throws IllegalStateException if the stock of this sku is not locked */
    public StockItem require(Sku sku) {
        return find(sku).orElseThrow(() -> new IllegalStateException("the stock of " + sku + " is not locked"));
    }

    /** The missing units of these lines. Of an unknown sku, none are available. */
    public List<Shortage> shortages(List<LineItem> lines) {
        var shortages = new ArrayList<Shortage>();
        for (LineItem line : lines) {
            int available = find(line.sku()).map(StockItem::available).orElse(0);
            if (available < line.quantity().units()) {
                shortages.add(new Shortage(line.sku(), line.quantity(), available));
            }
        }
        return shortages;
    }

    public void receive(Sku sku, int units) {
        change(new StockChange(sku, Kind.RECEIVED, units, null, null), StockItem::add, units);
    }

    /** @param countedAt null if the count was just now */
    public void count(Sku sku, int counted, @Nullable Instant countedAt) {
        int difference = counted - require(sku).onHand();
        var change = new StockChange(sku, Kind.COUNTED, difference, null, null, countedAt, null);
        change(change, StockItem::count, counted);
    }

    void reserve(OrderId orderId, List<LineItem> lines) {
        changeAll(Kind.RESERVED, orderId, null, lines, null, StockItem::reserve);
    }

    void release(OrderId orderId, List<LineItem> lines) {
        changeAll(Kind.RELEASED, orderId, null, lines, null, StockItem::release);
    }

    /** @param leftAt null if that is not known */
    void commit(OrderId orderId, List<LineItem> lines, @Nullable Instant leftAt) {
        changeAll(Kind.COMMITTED, orderId, null, lines, leftAt, StockItem::commit);
    }

    void restock(OrderId orderId, ReturnId returnId, List<LineItem> lines, Instant arrivedAt) {
        int before = changes.size();
        changeAll(Kind.RETURNED, orderId, returnId, lines, arrivedAt, StockItem::add);
        returns.addAll(changes.subList(before, changes.size()));
    }

    boolean hasReturn(ReturnId returnId) {
        return returns.stream().anyMatch(change -> returnId.equals(change.returnId()));
    }

    /** How many units of this sku the order's returns have brought back so far. */
    int returnedUnits(OrderId orderId, Sku sku) {
        return returns.stream()
                .filter(change ->
                        orderId.equals(change.orderId()) && change.sku().equals(sku))
                .mapToInt(StockChange::quantity)
                .sum();
    }

    /** All of them, changed or not. */
    public Collection<StockItem> items() {
        return items.values();
    }

    /** The changes to write, in the order in which they were made. */
    public List<StockChange> changes() {
        return changes;
    }

    private void changeAll(
            Kind kind,
            OrderId orderId,
            @Nullable ReturnId returnId,
            List<LineItem> lines,
            @Nullable Instant movedAt,
            ObjIntConsumer<StockItem> operation) {
        for (LineItem line : lines) {
            int units = line.quantity().units();
            var change = new StockChange(line.sku(), kind, units, orderId, returnId, null, movedAt);
            change(change, operation, units);
        }
    }

    private void change(StockChange change, ObjIntConsumer<StockItem> operation, int units) {
        operation.accept(require(change.sku()), units);
        changes.add(change);
    }
}
