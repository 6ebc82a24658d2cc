package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;

import dev.waybill.audit.ClientView.Order;
import dev.waybill.audit.PaymentRecords.Booking;
import dev.waybill.audit.PaymentRecords.Payment;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** I6 and I7: the gateway's ledger agrees with the orders and with payment-service. */
final class PaymentChecks {

    private PaymentChecks() {}

    /** I6 */
    static void onlyCompletedOrdersArePaid(AuditSnapshot snapshot, CheckResult result) {
        Map<UUID, List<Booking>> ledger = byOrder(snapshot);
        for (Order order : snapshot.clientView().orders().values()) {
            List<Booking> booked = ledger.getOrDefault(order.id(), List.of());
            result.check(
                    booked.stream()
                                    .filter(booking -> booking.operation().equals("capture"))
                                    .count()
                            <= 1,
                    "order %s was captured twice",
                    order.id());
            BigDecimal charged = sum(booked, "capture").subtract(sum(booked, "refund"));
            Payment payment = snapshot.payments().byOrder().get(order.id());
            boolean isCharged = order.isCompleted() && (payment == null || !payment.isSettledManually());
            BigDecimal expected =
                    isCharged ? order.total().subtract(snapshot.returns().refundedFor(order.id())) : BigDecimal.ZERO;
            result.check(
                    charged.compareTo(expected) == 0,
                    "order %s is %s: %s was charged instead of %s",
                    order.id(),
                    order.status(),
                    charged,
                    expected);
        }
    }

    /** I7 */
    static void paymentsAgreeWithTheLedger(AuditSnapshot snapshot, CheckResult result) {
        Map<UUID, List<Booking>> ledger = byOrder(snapshot);
        var orders = new HashSet<>(ledger.keySet());
        orders.addAll(snapshot.payments().byOrder().keySet());
        for (UUID order : orders) {
            List<Booking> booked = ledger.getOrDefault(order, List.of());
            Payment payment = snapshot.payments().byOrder().get(order);
            result.check(payment != null, "the ledger has bookings for %s, which payment-service does not know", order);
            if (payment != null) {
                compare(order, "authorization", payment.authorized(), booked, result);
                compare(order, "capture", payment.captured(), booked, result);
                compare(order, "refund", payment.refunded(), booked, result);
                result.check(
                        booked.stream().anyMatch(booking -> booking.operation().equals("void"))
                                == (payment.state().equals("VOIDED")
                                        && payment.authorized().signum() > 0),
                        "the payment of order %s is %s, which contradicts the voids in the ledger",
                        order,
                        payment.state());
                Order bought = snapshot.clientView().orders().get(order);
                result.check(
                        !payment.isSettledManually()
                                || payment.captured().signum() == 0 && bought != null && bought.isCompleted(),
                        "the payment of order %s was closed by hand, which contradicts %s or its order: %s",
                        order,
                        payment,
                        bought);
            }
        }
        ReturnChecks.refundsAgreeWithTheLedger(snapshot, result);
    }

    private static void compare(
            UUID order, String operation, BigDecimal recorded, List<Booking> booked, CheckResult result) {
        result.check(
                recorded.compareTo(sum(booked, operation)) == 0,
                "order %s: payment-service has %s of %s, the ledger has %s",
                order,
                operation,
                recorded,
                sum(booked, operation));
    }

    private static Map<UUID, List<Booking>> byOrder(AuditSnapshot snapshot) {
        return snapshot.payments().ledger().stream().collect(groupingBy(Booking::order));
    }

    private static BigDecimal sum(List<Booking> bookings, String operation) {
        return bookings.stream()
                .filter(booking -> booking.operation().equals(operation))
                .map(Booking::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
