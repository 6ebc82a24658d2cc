package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;

import dev.waybill.audit.ClientView.Order;
import dev.waybill.audit.ClientView.Step;
import dev.waybill.audit.InventoryRecords.Reservation;
import dev.waybill.audit.PaymentRecords.Payment;
import dev.waybill.audit.ShipmentRecords.Shipment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** I8, I9 and I18: the status transitions of orders, their shipments, and the effects of a cancellation. */
final class LifecycleChecks {

    private static final Map<String, Set<String>> NEXT_STATUSES = Map.of(
            "", Set.of("PENDING"),
            "PENDING", Set.of("PENDING", "CONFIRMED", "CANCELLED"),
            "CONFIRMED", Set.of("CONFIRMED", "CANCELLING", "SHIPPED", "CANCELLED"),
            "CANCELLING", Set.of("CANCELLING", "SHIPPED", "CANCELLED"),
            "SHIPPED", Set.of("SHIPPED", "COMPLETED"),
            "COMPLETED", Set.of(),
            "CANCELLED", Set.of());

    private LifecycleChecks() {}

    /** I8 */
    static void onlyCompletedOrdersAreShipped(AuditSnapshot snapshot, CheckResult result) {
        Map<UUID, List<Shipment>> shipments =
                snapshot.shipments().all().stream().collect(groupingBy(Shipment::order));
        for (Order order : snapshot.clientView().orders().values()) {
            long dispatched = shipments.getOrDefault(order.id(), List.of()).stream()
                    .filter(Shipment::isDispatched)
                    .count();
            long expected = order.isCompleted() || order.isAwaitingPayment() ? 1 : 0;
            result.check(
                    dispatched == expected,
                    "order %s is %s and has %d dispatched shipments",
                    order.id(),
                    order.status(),
                    dispatched);
        }
        ReturnChecks.arrivalsAgreeWithReturns(snapshot, result);
    }

    /** I9 */
    static void everyTransitionIsLegal(AuditSnapshot snapshot, CheckResult result) {
        for (Order order : snapshot.clientView().orders().values()) {
            String status = "";
            long version = 0;
            for (Step step : order.path()) {
                result.check(
                        step.version() == version + 1,
                        "order %s went from version %d to %d",
                        order.id(),
                        version,
                        step.version());
                result.check(
                        NEXT_STATUSES.getOrDefault(status, Set.of()).contains(step.status()),
                        "order %s went from %s to %s",
                        order.id(),
                        status,
                        step.status());
                status = step.status();
                version = step.version();
            }
            result.check(
                    status.equals(order.status()) && version == order.version(),
                    "order %s is %s at version %d, but its path ends %s at %d",
                    order.id(),
                    order.status(),
                    order.version(),
                    status,
                    version);
        }
    }

    /** I18 */
    static void cancelledOrdersAreReleasedAndRefunded(AuditSnapshot snapshot, CheckResult result) {
        for (Order order : snapshot.clientView().orders().values()) {
            if (order.isCancelled()) {
                Reservation reservation = snapshot.inventory().reservations().get(order.id());
                result.check(
                        reservation == null
                                || Set.of("RELEASED", "REJECTED", "CLOSED").contains(reservation.state()),
                        "order %s is cancelled but its stock is not released: %s",
                        order.id(),
                        reservation);
                Payment payment = snapshot.payments().byOrder().get(order.id());
                result.check(
                        payment == null
                                || Set.of("VOIDED", "REFUNDED", "DECLINED", "CLOSED")
                                        .contains(payment.state()),
                        "order %s is cancelled but its payment is not reversed: %s",
                        order.id(),
                        payment);
            }
        }
    }
}
