package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import dev.waybill.audit.ClientView.Order;
import dev.waybill.audit.InventoryRecords.Movement;
import dev.waybill.audit.InventoryRecords.Stock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** I4 and I5: stock agrees with the journal of movements, and nothing is oversold. */
final class StockChecks {

    private StockChecks() {}

    /** I4 */
    static void stockAddsUp(AuditSnapshot snapshot, CheckResult result) {
        Map<String, List<Movement>> journal =
                snapshot.inventory().movements().stream().collect(groupingBy(Movement::sku));
        for (Stock stock : snapshot.inventory().stock()) {
            List<Movement> movements = journal.getOrDefault(stock.sku(), List.of());
            long added = sum(movements, "received") + sum(movements, "counted") + sum(movements, "returned");
            result.check(
                    added == stock.onHand() + sum(movements, "committed"),
                    "%s: %d added, but %d on hand and %d committed",
                    stock.sku(),
                    added,
                    stock.onHand(),
                    sum(movements, "committed"));
            result.check(
                    stock.onHand() == stock.available() + stock.reserved(),
                    "%s: %d on hand is not the sum of %d available and %d reserved",
                    stock.sku(),
                    stock.onHand(),
                    stock.available(),
                    stock.reserved());
            result.check(
                    stock.onHand() >= 0 && stock.available() >= 0 && stock.reserved() == 0,
                    "%s must have no reserved and no negative quantity: %s",
                    stock.sku(),
                    stock);
        }
    }

    /** I5 */
    static void nothingIsOversold(AuditSnapshot snapshot, CheckResult result) {
        Map<String, List<Movement>> journal =
                snapshot.inventory().movements().stream().collect(groupingBy(Movement::sku));
        snapshot.inventory()
                .stock()
                .forEach(stock -> replay(stock.sku(), journal.getOrDefault(stock.sku(), List.of()), result));
        snapshot.inventory().reservations().values().forEach(reservation -> {
            var order = snapshot.clientView().orders().get(reservation.order());
            if (order != null && !reservation.lines().isEmpty()) {
                result.check(
                        reservation.lines().equals(order.lines()),
                        "order %s has the lines %s but reserved %s",
                        order.id(),
                        order.lines(),
                        reservation.lines());
            }
        });
        ordersTakeTheirUnits(snapshot, result);
        ReturnChecks.returnsAreOfPurchasedUnits(snapshot, result);
    }

    /** An order that was shipped has taken its units out of the stock, and a cancelled one none. */
    private static void ordersTakeTheirUnits(AuditSnapshot snapshot, CheckResult result) {
        Map<UUID, List<Movement>> journal = snapshot.inventory().movements().stream()
                .filter(movement -> movement.order() != null)
                .collect(groupingBy(Movement::order));
        for (Order order : snapshot.clientView().orders().values()) {
            boolean shipped = order.isCompleted() || order.isAwaitingPayment();
            if (order.lines().isEmpty() || !shipped && !order.isCancelled()) {
                continue; // its lines are not known, or it is on its way
            }
            List<Movement> moved = journal.getOrDefault(order.id(), List.of());
            Map<String, Long> expected = shipped ? units(order.lines()) : Map.of();
            Map<String, Long> reserved = sums(moved, Map.of("reserved", 1, "released", -1));
            Map<String, Long> committed = sums(moved, Map.of("committed", 1));
            result.check(
                    reserved.equals(expected) && committed.equals(expected),
                    "order %s is %s with the lines %s, but has reserved %s and taken %s out of the stock",
                    order.id(),
                    order.status(),
                    order.lines(),
                    reserved,
                    committed);
        }
    }

    /** The lines of an order or return, to be compared with sums of movements. */
    static Map<String, Long> units(Map<String, Integer> lines) {
        return lines.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, line -> line.getValue().longValue()));
    }

    /** By sku, without those that are 0. */
    private static Map<String, Long> sums(List<Movement> movements, Map<String, Integer> signs) {
        Map<String, Long> sums = movements.stream()
                .collect(groupingBy(
                        Movement::sku,
                        summingLong(movement -> signs.getOrDefault(movement.kind(), 0) * movement.quantity())));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static void replay(String sku, List<Movement> movements, CheckResult result) {
        long onHand = 0;
        long reserved = 0;
        for (Movement movement : movements) {
            long quantity = movement.quantity();
            switch (movement.kind()) {
                case "received", "counted", "returned" -> onHand += quantity;
                case "reserved" -> reserved += quantity;
                case "released" -> reserved -= quantity;
                case "committed" -> {
                    reserved -= quantity;
                    onHand -= quantity;
                }
                default -> result.check(false, "%s has a movement of an unknown kind: %s", sku, movement);
            }
            result.check(0 <= reserved && reserved <= onHand, "%s was oversold by %s", sku, movement);
        }
    }

    private static long sum(List<Movement> movements, String kind) {
        return movements.stream()
                .filter(movement -> movement.kind().equals(kind))
                .mapToLong(Movement::quantity)
                .sum();
    }
}
