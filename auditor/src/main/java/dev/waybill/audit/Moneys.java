package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;

import dev.waybill.audit.Shopfront.Order;
import dev.waybill.audit.Till.Booking;
import dev.waybill.audit.Till.Payment;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** I6 and I7: what the gateway has booked is what the order costs, and what payment-service believes. */
final class Moneys {

    private Moneys() {}

    /** I6 */
    static List<String> completedOrdersArePaidOnceAndOthersNot(Evidence evidence) {
        var finding = new Finding();
        Map<UUID, List<Booking>> ledger = byOrder(evidence);
        for (Order order : evidence.shopfront().orders().values()) {
            List<Booking> booked = ledger.getOrDefault(order.id(), List.of());
            finding.check(
                    booked.stream()
                                    .filter(booking -> booking.operation().equals("capture"))
                                    .count()
                            <= 1,
                    "order %s was captured twice",
                    order.id());
            BigDecimal taken = sum(booked, "capture").subtract(sum(booked, "refund"));
            BigDecimal due = order.isCompleted()
                    ? order.total().subtract(evidence.returns().paidBack(order.id()))
                    : BigDecimal.ZERO;
            finding.check(
                    taken.compareTo(due) == 0,
                    "order %s is %s: %s taken instead of %s",
                    order.id(),
                    order.status(),
                    taken,
                    due);
        }
        return finding.breaches();
    }

    /** I7 */
    static List<String> paymentsAgreeWithTheLedger(Evidence evidence) {
        var finding = new Finding();
        Map<UUID, List<Booking>> ledger = byOrder(evidence);
        var orders = new HashSet<>(ledger.keySet());
        orders.addAll(evidence.till().payments().keySet());
        for (UUID order : orders) {
            List<Booking> booked = ledger.getOrDefault(order, List.of());
            Payment payment = evidence.till().payments().get(order);
            finding.check(payment != null, "the gateway booked for %s, which payment-service does not know", order);
            if (payment != null) {
                compare(order, "authorization", payment.authorized(), booked, finding);
                compare(order, "capture", payment.captured(), booked, finding);
                compare(order, "refund", payment.refunded(), booked, finding);
                finding.check(
                        booked.stream().anyMatch(booking -> booking.operation().equals("void"))
                                == payment.state().equals("VOIDED"),
                        "order %s is %s, but the gateway sees the void otherwise",
                        order,
                        payment.state());
            }
        }
        Comebacks.areBookedAsBelieved(evidence, finding);
        return finding.breaches();
    }

    private static void compare(
            UUID order, String operation, BigDecimal believed, List<Booking> booked, Finding finding) {
        finding.check(
                believed.compareTo(sum(booked, operation)) == 0,
                "order %s: %s of %s believed, %s booked",
                order,
                operation,
                believed,
                sum(booked, operation));
    }

    private static Map<UUID, List<Booking>> byOrder(Evidence evidence) {
        return evidence.till().ledger().stream().collect(groupingBy(Booking::order));
    }

    private static BigDecimal sum(List<Booking> bookings, String operation) {
        return bookings.stream()
                .filter(booking -> booking.operation().equals(operation))
                .map(Booking::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
