package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.audit.Returns.Arrival;
import dev.waybill.audit.Returns.Refund;
import dev.waybill.audit.Returns.Return;
import dev.waybill.audit.Shopfront.Order;
import dev.waybill.audit.Till.Booking;
import dev.waybill.audit.Warehouse.Movement;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What I1, I5, I7 and I8 say of returns. */
final class Comebacks {

    private Comebacks() {}

    /** I1 */
    static void haveEnded(Evidence evidence, Finding finding) {
        for (Return one : evidence.returns().accepted()) {
            finding.check(one.hasEnded(), "return %s of order %s never ended: %s", one.id(), one.order(), one.status());
        }
    }

    /** I5 */
    static void areOfWhatWasBought(Evidence evidence, Finding finding) {
        Map<UUID, Map<String, Long>> back = new HashMap<>();
        for (Return one : evidence.returns().accepted()) {
            one.lines()
                    .forEach((sku, units) -> back.computeIfAbsent(one.order(), order -> new HashMap<>())
                            .merge(sku, (long) units, Long::sum));
            Map<String, Long> restocked = movedBy(one.id(), evidence);
            finding.check(
                    restocked.equals(one.isRestocked() ? units(one) : Map.of()),
                    "return %s of %s is %s and put %s into stock",
                    one.id(),
                    one.lines(),
                    one.status(),
                    restocked);
        }
        back.forEach((id, units) -> {
            Order order = evidence.shopfront().orders().get(id);
            units.forEach((sku, number) -> finding.check(
                    order != null && number <= order.lines().getOrDefault(sku, 0),
                    "%d units of %s came back of order %s",
                    number,
                    sku,
                    id));
        });
    }

    /** I7 */
    static void areBookedAsBelieved(Evidence evidence, Finding finding) {
        Map<UUID, List<Refund>> refunds = evidence.returns().refunds().stream().collect(groupingBy(Refund::order));
        refunds.forEach((order, believed) -> {
            List<BigDecimal> amounts = believed.stream()
                    .filter(Refund::isBooked)
                    .map(Refund::amount)
                    .sorted()
                    .toList();
            List<BigDecimal> booked = evidence.till().ledger().stream()
                    .filter(booking ->
                            booking.order().equals(order) && booking.operation().equals("refund"))
                    .map(Booking::amount)
                    .sorted()
                    .toList();
            finding.check(
                    amounts.equals(booked), "order %s: refunds of %s believed, %s booked", order, amounts, booked);
        });
        Map<UUID, Refund> byReturn = evidence.returns().refunds().stream().collect(toMap(Refund::id, refund -> refund));
        for (Return one : evidence.returns().accepted()) {
            Refund refund = byReturn.get(one.id());
            finding.check(
                    (refund != null && refund.isBooked()) == one.isRefunded(),
                    "return %s is %s, but its refund is otherwise: %s",
                    one.id(),
                    one.status(),
                    refund);
        }
    }

    /** I8 */
    static void haveArrivedAsAccepted(Evidence evidence, Finding finding) {
        Map<UUID, Arrival> arrivals =
                evidence.returns().arrivals().stream().collect(toMap(Arrival::id, arrival -> arrival));
        for (Return one : evidence.returns().accepted()) {
            Order order = evidence.shopfront().orders().get(one.order());
            finding.check(order != null && order.isCompleted(), "%s is returned of %s", one, order);
            Arrival arrival = arrivals.get(one.id());
            finding.check(
                    (arrival != null && arrival.arrived()) == one.isRestocked(),
                    "return %s is %s, but its arrival is otherwise: %s",
                    one.id(),
                    one.status(),
                    arrival);
        }
        Set<UUID> accepted =
                evidence.returns().accepted().stream().map(Return::id).collect(toSet());
        for (UUID arrived : arrivals.keySet()) {
            finding.check(accepted.contains(arrived), "return %s arrived, and nobody accepted it", arrived);
        }
    }

    private static Map<String, Long> units(Return one) {
        return one.lines().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, line -> line.getValue().longValue()));
    }

    private static Map<String, Long> movedBy(UUID id, Evidence evidence) {
        return evidence.warehouse().movements().stream()
                .filter(movement -> id.equals(movement.returned()))
                .collect(groupingBy(Movement::sku, summingLong(Movement::quantity)));
    }
}
