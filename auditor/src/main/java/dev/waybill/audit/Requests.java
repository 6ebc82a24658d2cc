package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.waybill.audit.Shopfront.Attempt;
import dev.waybill.audit.Shopfront.Order;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** I1 to I3: from requests to orders. Every caller of a run is a customer of its own, or repeats a key. */
final class Requests {

    private Requests() {}

    /** I1 */
    static List<String> everyAcceptedOrderHasEnded(Evidence evidence) {
        var finding = new Finding();
        Map<UUID, Order> orders = evidence.shopfront().orders();
        for (Attempt attempt : evidence.shopfront().attempts()) {
            if (attempt.isAccepted()) {
                Order order = attempt.order() == null ? null : orders.get(attempt.order());
                if (order == null) {
                    finding.check(false, "order %s was accepted and is gone", attempt.order());
                } else {
                    finding.check(
                            order.isCompleted() || order.isCancelled() || order.isWaitingForMoney(),
                            "order %s never ended: %s",
                            order.id(),
                            order.status());
                }
            }
        }
        Comebacks.haveEnded(evidence, finding);
        return finding.breaches();
    }

    /** I2 */
    static List<String> everyOrderBelongsToOneRequest(Evidence evidence) {
        var finding = new Finding();
        Map<String, List<Attempt>> attempts =
                evidence.shopfront().attempts().stream().collect(groupingBy(Attempt::customer));
        Map<String, List<Order>> orders =
                evidence.shopfront().orders().values().stream().collect(groupingBy(Order::customer));
        orders.forEach((customer, theirs) -> {
            List<Attempt> asked = attempts.getOrDefault(customer, List.of());
            Set<UUID> accepted = asked.stream()
                    .filter(Attempt::isAccepted)
                    .map(Attempt::order)
                    .filter(Objects::nonNull)
                    .collect(toSet());
            long unexplained = theirs.stream()
                    .filter(order -> !accepted.contains(order.id()))
                    .count();
            long uncertain = asked.stream().filter(Attempt::isUncertain).count();
            finding.check(
                    unexplained <= uncertain,
                    "%s has %d orders that no request explains",
                    customer,
                    unexplained - uncertain);
        });
        return finding.breaches();
    }

    /** I3 */
    static List<String> aKeyMakesOneOrder(Evidence evidence) {
        var finding = new Finding();
        evidence.shopfront().attempts().stream()
                .filter(attempt -> attempt.idempotencyKey() != null)
                .collect(groupingBy(attempt -> attempt.customer() + " " + attempt.idempotencyKey()))
                .forEach((key, repeats) -> checkRepeats(key, repeats, finding));
        return finding.breaches();
    }

    private static void checkRepeats(String key, List<Attempt> repeats, Finding finding) {
        List<Attempt> accepted = repeats.stream().filter(Attempt::isAccepted).toList();
        finding.check(accepted.stream().map(Attempt::order).distinct().count() <= 1, "key %s made several orders", key);
        finding.check(accepted.stream().map(Attempt::request).distinct().count() <= 1, "key %s took two bodies", key);
        finding.check(
                accepted.stream().map(Attempt::answer).distinct().count() <= 1, "key %s was answered two ways", key);
    }
}
