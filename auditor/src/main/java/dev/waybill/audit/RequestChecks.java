package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.audit.ClientView.Order;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** I1 to I3: requests and the orders that they created. */
final class RequestChecks {

    private RequestChecks() {}

    /** I1 */
    static void acceptedOrdersAreFinal(AuditSnapshot snapshot, CheckResult result) {
        Map<UUID, Order> orders = snapshot.clientView().orders();
        for (Attempt attempt : snapshot.clientView().attempts()) {
            if (attempt.isAccepted()) {
                Order order = attempt.order() == null ? null : orders.get(attempt.order());
                if (order == null) {
                    result.check(false, "order %s was accepted but does not exist", attempt.order());
                } else {
                    result.check(
                            order.isCompleted() || order.isCancelled() || order.isAwaitingPayment(),
                            "order %s is not final: %s",
                            order.id(),
                            order.status());
                }
            }
        }
        ReturnChecks.returnsAreFinal(snapshot, result);
    }

    /** I2 */
    static void everyOrderBelongsToOneRequest(AuditSnapshot snapshot, CheckResult result) {
        Map<String, List<Attempt>> attempts =
                snapshot.clientView().attempts().stream().collect(groupingBy(Attempt::customer));
        Map<String, List<Order>> orders =
                snapshot.clientView().orders().values().stream().collect(groupingBy(Order::customer));
        orders.forEach((customer, placed) -> {
            List<Attempt> requests = attempts.getOrDefault(customer, List.of());
            Set<UUID> accepted = requests.stream()
                    .filter(Attempt::isAccepted)
                    .map(Attempt::order)
                    .filter(Objects::nonNull)
                    .collect(toSet());
            long unexplained = placed.stream()
                    .filter(order -> !accepted.contains(order.id()))
                    .count();
            long uncertain = requests.stream().filter(Attempt::isUncertain).count();
            result.check(
                    unexplained <= uncertain,
                    "%s has %d orders without a matching request",
                    customer,
                    unexplained - uncertain);
        });
    }

    /** I3 */
    static void aKeyCreatesOneOrder(AuditSnapshot snapshot, CheckResult result) {
        snapshot.clientView().attempts().stream()
                .filter(attempt -> attempt.idempotencyKey() != null)
                .collect(groupingBy(attempt -> attempt.customer() + " " + attempt.idempotencyKey()))
                .forEach((key, repeats) -> checkRepeats(key, repeats, result));
    }

    private static void checkRepeats(String key, List<Attempt> repeats, CheckResult result) {
        List<Attempt> accepted = repeats.stream().filter(Attempt::isAccepted).toList();
        result.check(
                accepted.stream().map(Attempt::order).distinct().count() <= 1, "key %s created several orders", key);
        result.check(
                accepted.stream().map(Attempt::request).distinct().count() <= 1,
                "key %s was accepted with two bodies",
                key);
        result.check(
                accepted.stream().map(Attempt::answer).distinct().count() <= 1, "key %s has different responses", key);
    }
}
