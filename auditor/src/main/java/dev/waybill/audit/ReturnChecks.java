package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.audit.ClientView.Order;
import dev.waybill.audit.InventoryRecords.Movement;
import dev.waybill.audit.PaymentRecords.Booking;
import dev.waybill.audit.ReturnRecords.Arrival;
import dev.waybill.audit.ReturnRecords.Refund;
import dev.waybill.audit.ReturnRecords.Return;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The parts of I1, I5, I7 and I8 that are about returns. */
final class ReturnChecks {

    private ReturnChecks() {}

    /** I1 */
    static void returnsAreFinal(AuditSnapshot snapshot, CheckResult result) {
        for (Return one : snapshot.returns().accepted()) {
            result.check(one.isFinal(), "return %s of order %s is not final: %s", one.id(), one.order(), one.status());
        }
    }

    /** I5 */
    static void returnsAreOfPurchasedUnits(AuditSnapshot snapshot, CheckResult result) {
        Map<UUID, Map<String, Long>> returned = new HashMap<>();
        for (Return one : snapshot.returns().accepted()) {
            one.lines()
                    .forEach((sku, units) -> returned.computeIfAbsent(one.order(), order -> new HashMap<>())
                            .merge(sku, (long) units, Long::sum));
            Map<String, Long> restocked = movementsOf(one.id(), snapshot);
            result.check(
                    restocked.equals(one.isRestocked() ? StockChecks.units(one.lines()) : Map.of()),
                    "return %s of %s is %s and added %s to the stock",
                    one.id(),
                    one.lines(),
                    one.status(),
                    restocked);
        }
        returned.forEach((id, units) -> {
            Order order = snapshot.clientView().orders().get(id);
            units.forEach((sku, number) -> result.check(
                    order != null && number <= order.lines().getOrDefault(sku, 0),
                    "%d units of %s were returned for order %s, more than were ordered",
                    number,
                    sku,
                    id));
        });
    }

    /** I7 */
    static void refundsAgreeWithTheLedger(AuditSnapshot snapshot, CheckResult result) {
        Map<UUID, List<Refund>> refunds = snapshot.returns().refunds().stream().collect(groupingBy(Refund::order));
        refunds.forEach((order, recorded) -> {
            List<BigDecimal> amounts = recorded.stream()
                    .filter(Refund::isBooked)
                    .map(Refund::amount)
                    .filter(amount -> amount.signum() > 0)
                    .sorted()
                    .toList();
            List<BigDecimal> booked = snapshot.payments().ledger().stream()
                    .filter(booking ->
                            booking.order().equals(order) && booking.operation().equals("refund"))
                    .map(Booking::amount)
                    .sorted()
                    .toList();
            result.check(
                    amounts.equals(booked),
                    "order %s: payment-service has refunds of %s, the ledger has %s",
                    order,
                    amounts,
                    booked);
        });
        Map<UUID, Refund> byReturn = snapshot.returns().refunds().stream().collect(toMap(Refund::id, refund -> refund));
        for (Return one : snapshot.returns().accepted()) {
            Refund refund = byReturn.get(one.id());
            result.check(
                    (refund != null && (refund.isBooked() || refund.isSettledManually())) == one.isRefunded(),
                    "return %s is %s, which contradicts its refund: %s",
                    one.id(),
                    one.status(),
                    refund);
        }
    }

    /** I8 */
    static void arrivalsAgreeWithReturns(AuditSnapshot snapshot, CheckResult result) {
        Map<UUID, Arrival> arrivals =
                snapshot.returns().arrivals().stream().collect(toMap(Arrival::id, arrival -> arrival));
        for (Return one : snapshot.returns().accepted()) {
            Order order = snapshot.clientView().orders().get(one.order());
            result.check(
                    order != null && order.isCompleted(),
                    "%s was accepted for an order that is not completed: %s",
                    one,
                    order);
            Arrival arrival = arrivals.get(one.id());
            result.check(
                    (arrival != null && arrival.arrived()) == one.isRestocked(),
                    "return %s is %s, which contradicts its arrival: %s",
                    one.id(),
                    one.status(),
                    arrival);
        }
        Set<UUID> accepted =
                snapshot.returns().accepted().stream().map(Return::id).collect(toSet());
        for (UUID arrived : arrivals.keySet()) {
            result.check(accepted.contains(arrived), "return %s arrived but was not accepted", arrived);
        }
    }

    private static Map<String, Long> movementsOf(UUID id, AuditSnapshot snapshot) {
        return snapshot.inventory().movements().stream()
                .filter(movement -> id.equals(movement.returned()))
                .collect(groupingBy(Movement::sku, summingLong(Movement::quantity)));
    }
}
