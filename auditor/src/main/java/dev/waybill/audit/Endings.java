package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;

import dev.waybill.audit.Parcels.Shipment;
import dev.waybill.audit.Shopfront.Order;
import dev.waybill.audit.Shopfront.Step;
import dev.waybill.audit.Till.Payment;
import dev.waybill.audit.Warehouse.Reservation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** I8, I9 and I18: how an order ends, and that the others ended with it. */
final class Endings {

    private static final Map<String, Set<String>> LEGAL = Map.of(
            "", Set.of("PENDING"),
            "PENDING", Set.of("PENDING", "CONFIRMED", "CANCELLED"),
            "CONFIRMED", Set.of("CONFIRMED", "CANCELLING", "SHIPPED", "CANCELLED"),
            "CANCELLING", Set.of("CANCELLING", "SHIPPED", "CANCELLED"),
            "SHIPPED", Set.of("SHIPPED", "COMPLETED"),
            "COMPLETED", Set.of(),
            "CANCELLED", Set.of());

    private Endings() {}

    /** I8 */
    static List<String> completedOrdersAreShippedOnceAndOthersNot(Evidence evidence) {
        var finding = new Finding();
        Map<UUID, List<Shipment>> shipments =
                evidence.parcels().shipments().stream().collect(groupingBy(Shipment::order));
        for (Order order : evidence.shopfront().orders().values()) {
            long sent = shipments.getOrDefault(order.id(), List.of()).stream()
                    .filter(Shipment::isOnItsWay)
                    .count();
            long due = order.isCompleted() || order.isWaitingForMoney() ? 1 : 0;
            finding.check(
                    sent == due, "order %s is %s and has %d parcels on the way", order.id(), order.status(), sent);
        }
        Comebacks.haveArrivedAsAccepted(evidence, finding);
        return finding.breaches();
    }

    /** I9 */
    static List<String> everyPathIsLegal(Evidence evidence) {
        var finding = new Finding();
        for (Order order : evidence.shopfront().orders().values()) {
            String status = "";
            long version = 0;
            for (Step step : order.path()) {
                finding.check(
                        step.version() == version + 1,
                        "order %s went from version %d to %d",
                        order.id(),
                        version,
                        step.version());
                finding.check(
                        LEGAL.getOrDefault(status, Set.of()).contains(step.status()),
                        "order %s went from %s to %s",
                        order.id(),
                        status,
                        step.status());
                status = step.status();
                version = step.version();
            }
            finding.check(
                    status.equals(order.status()) && version == order.version(),
                    "order %s is %s at version %d, but its path ends %s at %d",
                    order.id(),
                    order.status(),
                    order.version(),
                    status,
                    version);
        }
        return finding.breaches();
    }

    /** I18 */
    static List<String> cancelledMeansReleasedAndPaidBack(Evidence evidence) {
        var finding = new Finding();
        for (Order order : evidence.shopfront().orders().values()) {
            if (order.isCancelled()) {
                Reservation reservation = evidence.warehouse().reservations().get(order.id());
                finding.check(
                        reservation == null
                                || Set.of("RELEASED", "REJECTED", "CLOSED").contains(reservation.state()),
                        "order %s is cancelled and its stock is not released: %s",
                        order.id(),
                        reservation);
                Payment payment = evidence.till().payments().get(order.id());
                finding.check(
                        payment == null
                                || Set.of("VOIDED", "REFUNDED", "DECLINED", "CLOSED")
                                        .contains(payment.state()),
                        "order %s is cancelled and its money is not back: %s",
                        order.id(),
                        payment);
            }
        }
        return finding.breaches();
    }
}
