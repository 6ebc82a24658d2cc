package dev.waybill.system;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.audit.Invariant;
import dev.waybill.audit.collect.AuditReport;
import dev.waybill.audit.collect.DataCollector;
import dev.waybill.audit.collect.RunAudit;
import dev.waybill.system.audit.SystemAudit;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The audit after a load run: it covers the orders of that run, and all of them. */
@Order(2)
class RunAuditScenarios {

    private static final Stack STACK = Stack.running();
    private static final Shop SHOP = new Shop(STACK);
    private static final String RUN = "run-" + UUID.randomUUID();
    private static final Instant START = Instant.now();

    private static List<Attempt> attempts = List.of();

    @BeforeAll
    static void ordersArePlacedAndEnd() {
        SHOP.offer("RUN-A", "9.90", 1_000);
        SHOP.offer("RUN-B", "19.90", 30);
        for (int i = 0; i < 40; i++) {
            SHOP.place(Basket.of("RUN-A", 1)
                    .and("RUN-B", 1)
                    .paidWith(i % 5 == 0 ? "pm_card_visa_chargeDeclined" : "pm_card_visa")
                    .by(RUN + "-" + i % 7));
        }
        SHOP.place(Basket.of("RUN-A", 1));
        new SystemAudit(STACK).awaitQuiescence();
        attempts = STACK.attempts().stream()
                .filter(attempt -> attempt.customer().startsWith(RUN))
                .toList();
    }

    @Test
    void everyOrderOfTheRunIsAudited() {
        AuditReport report = audit(attempts, Integer.MAX_VALUE);

        assertThat(report.violated()).isEmpty();
        assertThat(report.orders()).isEqualTo(40);
        assertThat(report.detailed()).isEqualTo(40);
        assertThat(report.events()).isGreaterThan(40 * 5);
    }

    @Test
    void anAuditIsBounded() {
        assertThat(audit(attempts, 1).detailed()).isBetween(1L, 39L);
    }

    @Test
    void aMissingOrderIsFound() {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(new Attempt(RUN + "-0", null, "", 201, "", UUID.randomUUID()));

        assertThat(violated(more)).containsExactly(Invariant.I1);
    }

    @Test
    void anOrderWithoutARequestIsFound() {
        assertThat(violated(attempts.subList(1, attempts.size()))).containsExactly(Invariant.I2);
    }

    @Test
    void aWrongBookingIsFound() throws SQLException {
        UUID completed = attempts.stream()
                .map(attempt -> Objects.requireNonNull(attempt.order()))
                .filter(order -> SHOP.order(order).path("status").asString().equals("COMPLETED"))
                .findFirst()
                .orElseThrow();
        raiseCapture(completed, 1);
        try {
            assertThat(violated(attempts)).containsExactlyInAnyOrder(Invariant.I6, Invariant.I7);
        } finally {
            raiseCapture(completed, -1);
        }
    }

    /** Nobody waits for the last events of an order, so that it may have ended before they are published. */
    @Test
    void aSystemIsNotQuiescentBeforeItsOutboxesArePublished() throws SQLException {
        String customer = "unpublished-" + UUID.randomUUID();
        SHOP.awaits(SHOP.place(Basket.of("RUN-A", 1).by(customer)), "COMPLETED");
        new SystemAudit(STACK).awaitQuiescence();
        var collector = new DataCollector(STACK);
        try (var connection = STACK.connect("orders");
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('waybill relay'))");
            statement.execute("select pg_terminate_backend(active_pid) from pg_replication_slots"
                    + " where slot_name = 'orders_outbox'");
            assertThat(SHOP.erasePersonalData(customer).status()).isEqualTo(202);

            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            collector::pendingWork,
                            pending -> pending.contains("order-service has not published its outbox"));
        }
        new SystemAudit(STACK).awaitQuiescence();
    }

    private static void raiseCapture(UUID order, int by) throws SQLException {
        String raise = "update operations set amount = amount + %s where operation = 'capture' and order_id = '%s'";
        try (var connection = STACK.connect("gateway");
                var statement = connection.createStatement()) {
            statement.execute(raise.formatted(by, order));
        }
    }

    private static Set<Invariant> violated(List<Attempt> asked) {
        Map<Invariant, List<String>> violated = audit(asked, Integer.MAX_VALUE).violated();
        return violated.keySet().stream().collect(toSet());
    }

    private static AuditReport audit(List<Attempt> asked, int most) {
        return new RunAudit(STACK, RUN, START, false, most).audit(asked);
    }
}
