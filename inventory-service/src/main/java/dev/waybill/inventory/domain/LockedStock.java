package dev.waybill.inventory.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Shortage;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.StockChange.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stock of all skus that one transaction has locked, and its changes. Decisions are made one after the other, so the
 * last unit goes to exactly one order, and each sku is written once at the end. Not thread-safe.
 */
public final class LockedStock {

    private final Map<Sku, Stock> stocks = new HashMap<>();
    private final Map<Sku, Stock> changed = new LinkedHashMap<>();
    private final List<StockChange> changes = new ArrayList<>();
    private final List<StockChange> returns = new ArrayList<>();

    public LockedStock(Collection<Stock> locked) {
        for (Stock stock : locked) {
            stocks.put(stock.sku(), stock);
        }
    }

    /** Adds the returns of earlier transactions; required before {@link Reservation#restock}. */
    public void addStoredReturns(List<StockChange> stored) {
        returns.addAll(stored);
    }

    public Optional<Stock> find(Sku sku) {
        return Optional.ofNullable(stocks.get(sku));
    }

    /** The missing units of these lines. Of an unknown sku, none are available. */
    public List<Shortage> shortages(List<LineItem> lines) {
        var shortages = new ArrayList<Shortage>();
        for (LineItem line : lines) {
            int available = find(line.sku()).map(Stock::available).orElse(0);
            if (available < line.quantity().units()) {
                shortages.add(new Shortage(line.sku(), line.quantity(), available));
            }
        }
        return shortages;
    }

    public Stock receive(Sku sku, int units) {
        return change(
                new StockChange(sku, Kind.RECEIVED, units, null, null),
                require(sku).receive(units));
    }

    public Stock count(Sku sku, int counted) {
        Stock before = require(sku);
        int difference = counted - before.onHand();
        return change(new StockChange(sku, Kind.COUNTED, difference, null, null), before.count(counted));
    }

    void reserve(OrderId orderId, List<LineItem> lines) {
        changeAll(Kind.RESERVED, orderId, null, lines, Stock::reserve);
    }

    void release(OrderId orderId, List<LineItem> lines) {
        changeAll(Kind.RELEASED, orderId, null, lines, Stock::release);
    }

    void commit(OrderId orderId, List<LineItem> lines) {
        changeAll(Kind.COMMITTED, orderId, null, lines, Stock::commit);
    }

    void restock(OrderId orderId, ReturnId returnId, List<LineItem> lines) {
        int before = changes.size();
        changeAll(Kind.RETURNED, orderId, returnId, lines, Stock::restock);
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

    /** The stocks to write, each once. */
    public Collection<Stock> changed() {
        return changed.values();
    }

    /** The changes to write, in the order in which they were made. */
    public List<StockChange> changes() {
        return changes;
    }

    private void changeAll(
            Kind kind, OrderId orderId, @Nullable ReturnId returnId, List<LineItem> lines, Operation operation) {
        for (LineItem line : lines) {
            int units = line.quantity().units();
            Stock after = operation.apply(require(line.sku()), units);
            change(new StockChange(line.sku(), kind, units, orderId, returnId), after);
        }
    }

    private Stock change(StockChange change, Stock after) {
        stocks.put(after.sku(), after);
        changed.put(after.sku(), after);
        changes.add(change);
        return after;
    }

    private Stock require(Sku sku) {
        return find(sku).orElseThrow(() -> new IllegalStateException("the stock of " + sku + " is not locked"));
    }

    private interface Operation {
        Stock apply(Stock stock, int units);
    }
}
