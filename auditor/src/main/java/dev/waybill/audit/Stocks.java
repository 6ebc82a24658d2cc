package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;

import dev.waybill.audit.Warehouse.Movement;
import dev.waybill.audit.Warehouse.Stock;
import java.util.List;
import java.util.Map;

/** I4 and I5: nothing is sold that is not there, and the journal explains every unit. */
final class Stocks {

    private Stocks() {}

    /** I4 */
    static List<String> stockAddsUp(Evidence evidence) {
        var finding = new Finding();
        Map<String, List<Movement>> journal =
                evidence.warehouse().movements().stream().collect(groupingBy(Movement::sku));
        for (Stock stock : evidence.warehouse().stock()) {
            List<Movement> movements = journal.getOrDefault(stock.sku(), List.of());
            long came = sum(movements, "received") + sum(movements, "counted") + sum(movements, "returned");
            finding.check(
                    came == stock.onHand() + sum(movements, "committed"),
                    "%s: %d came in, %d are there, %d left",
                    stock.sku(),
                    came,
                    stock.onHand(),
                    sum(movements, "committed"));
            finding.check(
                    stock.onHand() == stock.available() + stock.reserved(),
                    "%s: %d on hand are not %d available and %d reserved",
                    stock.sku(),
                    stock.onHand(),
                    stock.available(),
                    stock.reserved());
            finding.check(
                    stock.onHand() >= 0 && stock.available() >= 0 && stock.reserved() == 0,
                    "%s at rest: %s",
                    stock.sku(),
                    stock);
        }
        return finding.breaches();
    }

    /** I5 */
    static List<String> nothingIsOversold(Evidence evidence) {
        var finding = new Finding();
        Map<String, List<Movement>> journal =
                evidence.warehouse().movements().stream().collect(groupingBy(Movement::sku));
        evidence.warehouse()
                .stock()
                .forEach(stock -> replay(stock.sku(), journal.getOrDefault(stock.sku(), List.of()), finding));
        evidence.warehouse().reservations().values().forEach(reservation -> {
            var order = evidence.shopfront().orders().get(reservation.order());
            if (order != null && !reservation.lines().isEmpty()) {
                finding.check(
                        reservation.lines().equals(order.lines()),
                        "order %s wants %s and reserved %s",
                        order.id(),
                        order.lines(),
                        reservation.lines());
            }
        });
        Comebacks.areOfWhatWasBought(evidence, finding);
        return finding.breaches();
    }

    private static void replay(String sku, List<Movement> movements, Finding finding) {
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
                default -> finding.check(false, "%s has a movement of an unknown kind: %s", sku, movement);
            }
            finding.check(0 <= reserved && reserved <= onHand, "%s was oversold by %s", sku, movement);
        }
    }

    private static long sum(List<Movement> movements, String kind) {
        return movements.stream()
                .filter(movement -> movement.kind().equals(kind))
                .mapToLong(Movement::quantity)
                .sum();
    }
}
