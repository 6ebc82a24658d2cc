package dev.waybill.inventory.domain;

import dev.waybill.events.LineItem;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Shortage;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.Movement.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The locked stock of all skus that one transaction is about, with the movements it has made. Decisions are taken here
 * one after the other, so the last unit goes to exactly one order, and each sku is written once at the end. Not
 * thread-safe.
 */
public final class StockRoom {

    private final Map<Sku, Stock> shelves = new HashMap<>();
    private final Map<Sku, Stock> changed = new LinkedHashMap<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<Movement> returned = new ArrayList<>();

    public StockRoom(Collection<Stock> stocks) {
        for (Stock stock : stocks) {
            shelves.put(stock.sku(), stock);
        }
    }

    /** Is told of the returns of earlier transactions, before it takes anything back. */
    public void recall(List<Movement> earlier) {
        returned.addAll(earlier);
    }

    public Optional<Stock> find(Sku sku) {
        return Optional.ofNullable(shelves.get(sku));
    }

    /** What is missing for these lines; of an unknown sku everything is. */
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

    /** Goods came in. */
    public Stock receive(Sku sku, int units) {
        return move(
                new Movement(sku, Kind.RECEIVED, units, null, null), shelf(sku).receive(units));
    }

    /** Somebody counted. */
    public Stock count(Sku sku, int found) {
        Stock before = shelf(sku);
        int difference = found - before.onHand();
        return move(new Movement(sku, Kind.COUNTED, difference, null, null), before.count(found));
    }

    void reserve(OrderId orderId, List<LineItem> lines) {
        moveAll(Kind.RESERVED, orderId, null, lines, Stock::reserve);
    }

    void release(OrderId orderId, List<LineItem> lines) {
        moveAll(Kind.RELEASED, orderId, null, lines, Stock::release);
    }

    void commit(OrderId orderId, List<LineItem> lines) {
        moveAll(Kind.COMMITTED, orderId, null, lines, Stock::commit);
    }

    void takeBack(OrderId orderId, ReturnId returnId, List<LineItem> lines) {
        int before = movements.size();
        moveAll(Kind.RETURNED, orderId, returnId, lines, Stock::takeBack);
        returned.addAll(movements.subList(before, movements.size()));
    }

    boolean hasTakenBack(ReturnId returnId) {
        return returned.stream().anyMatch(movement -> returnId.equals(movement.returnId()));
    }

    /** How many units of this sku came back for the order so far. */
    int takenBack(OrderId orderId, Sku sku) {
        return returned.stream()
                .filter(movement ->
                        orderId.equals(movement.orderId()) && movement.sku().equals(sku))
                .mapToInt(Movement::quantity)
                .sum();
    }

    /** The stocks that are to be written, each once. */
    public Collection<Stock> changed() {
        return changed.values();
    }

    /** The movements that are to be written, in the order in which they were made. */
    public List<Movement> movements() {
        return movements;
    }

    private void moveAll(Kind kind, OrderId orderId, @Nullable ReturnId returnId, List<LineItem> lines, Change change) {
        for (LineItem line : lines) {
            int units = line.quantity().units();
            Stock after = change.apply(shelf(line.sku()), units);
            move(new Movement(line.sku(), kind, units, orderId, returnId), after);
        }
    }

    private Stock move(Movement movement, Stock after) {
        shelves.put(after.sku(), after);
        changed.put(after.sku(), after);
        movements.add(movement);
        return after;
    }

    private Stock shelf(Sku sku) {
        return find(sku).orElseThrow(() -> new IllegalStateException("the stock of " + sku + " is not here"));
    }

    private interface Change {
        Stock apply(Stock stock, int units);
    }
}
